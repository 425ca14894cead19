# One image for web and worker. What differs per place comes from the environment: see compose.yaml.
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 VAR_DIR=/srv/var \
    DJANGO_SETTINGS_MODULE=config.settings.production
# Pango and HarfBuzz set the letters of every PDF; without them the site works, and says that paper cannot be made.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends \
        fonts-noto-core libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --create-home --home-dir /srv/site --uid 1000 site \
    && install -d -o site -g site /srv/var /srv/var/media
WORKDIR /srv/site

COPY requirements.txt .
RUN pip install --require-hashes -r requirements.txt

COPY . .
# Building needs no secrets: made-up values let the production settings start.
RUN SECRET_KEY=only-while-building-only-while-building-only-while-building ALLOWED_HOSTS=localhost \
    DATABASE_URL=sqlite:////tmp/none BASE_URL=http://localhost EMAIL_URL=consolemail:// \
    DEFAULT_FROM_EMAIL=noreply@example.nl \
    sh -c "python manage.py compile_catalogues && python manage.py collectstatic --noinput"

USER site
EXPOSE 8000
CMD ["gunicorn", "-c", "site/gunicorn.conf.py", "--bind", "0.0.0.0:8000"]
