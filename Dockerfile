# One image for web and worker, configured by environment variables: see compose.yaml.
FROM python:3.13-slim-trixie

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 VAR_DIR=/srv/var \
    DJANGO_SETTINGS_MODULE=config.settings.production MALLOC_ARENA_MAX=2
# Pango and HarfBuzz are needed for PDFs; without them the site works, but cannot generate any. The client of
# PostgreSQL is needed for copies.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 postgresql-client \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --create-home --home-dir /srv/site --uid 1000 site \
    && install -d -o site -g site /srv/var /srv/var/media /srv/var/erasures \
    && install -d -o site -g site -m 700 /srv/var/backups
WORKDIR /srv/site

COPY requirements.txt .
RUN pip install --require-hashes -r requirements.txt

COPY . .
# Building needs no secrets: dummy values satisfy the production settings.
RUN SECRET_KEY=only-while-building-only-while-building-only-while-building ALLOWED_HOSTS=localhost \
    DATABASE_URL=sqlite:////tmp/none BASE_URL=https://localhost EMAIL_URL=smtp://localhost \
    DEFAULT_FROM_EMAIL=noreply@example.nl \
    python manage.py upgrade --only files

USER site
EXPOSE 8000
ENV BIND=0.0.0.0:8000
CMD ["gunicorn", "-c", "site/gunicorn.conf.py"]
