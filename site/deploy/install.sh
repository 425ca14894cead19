#!/usr/bin/env bash
# Install this version on Debian 13 or newer, or replace the version that runs: make install HOST=www.example.nl
# Everything that it makes: /srv/methode (versions), /etc/methode (settings, certificate), /var/lib/methode (files),
# /var/backups/methode (copies), the user and the PostgreSQL database methode, and the files of systemd and nginx.
set -euo pipefail
umask 022

host=${1:?name the host of the site, such as www.example.nl}
source=$(cd "$(dirname "$0")/../.." && pwd)
version=$(git -C "$source" rev-parse --short=12 HEAD 2>/dev/null || date -u +%Y%m%d%H%M%S)
release=/srv/methode/$version
settings=/etc/methode/env
python=${PYTHON:-python3}

say() { printf '\n== %s (%ss)\n' "$*" "$SECONDS"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }
random() { python3 -c "import secrets; print(secrets.token_urlsafe($1))"; }
# A command of this version, as the user of the site.
manage() {
    "$python" "$release/site/deploy/manage_as_site.py" "$@"
}

[ "$(id -u)" = 0 ] || stop "Nothing was done: run this as root."

say "packages"
wanted=(nginx-light openssl postgresql postgresql-client python3-venv libpango-1.0-0 libpangoft2-1.0-0
    libharfbuzz-subset0)
missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if ((${#missing[@]})); then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' || stop "Nothing was done: Python 3.12 or newer is needed."

say "user, folders and settings"
id methode >/dev/null 2>&1 || useradd --system --home-dir /var/lib/methode --shell /usr/sbin/nologin methode
(cd / && runuser -u methode -- "$python" -c '') 2>/dev/null ||
    stop "Stopped: the user methode may not run $(command -v "$python"). Name another with PYTHON=/usr/bin/python3."
install -d /srv/methode /etc/methode /etc/methode/tls /var/lib/methode-acme /var/cache/nginx
install -d -o methode -g methode -m 750 /var/lib/methode
install -d -o methode -g methode -m 700 /var/backups/methode
if [ ! -e "$settings" ]; then
    (
        umask 027
        cat >"$settings" <<END
# The variables are explained in site/docs/operations.md. Keep a copy of this file elsewhere.
DJANGO_SETTINGS_MODULE=config.settings.production
SECRET_KEY=$(random 60)
BACKUP_KEY=$("$python" -c "import base64, os; print(base64.urlsafe_b64encode(os.urandom(32)).decode())")
ALLOWED_HOSTS=$host
BASE_URL=https://$host
DATABASE_URL=postgres:///methode
EMAIL_URL=${EMAIL_URL:-smtp://localhost:25}
DEFAULT_FROM_EMAIL=${DEFAULT_FROM_EMAIL:-noreply@$host}
VAR_DIR=/var/lib/methode
BACKUP_DIR=/var/backups/methode
PYTHONUNBUFFERED=1
MALLOC_ARENA_MAX=2
END
    )
    chgrp methode "$settings"
fi
if [ ! -e /etc/methode/tls/fullchain.pem ]; then # until certbot has brought a real one
    openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj "/CN=$host" -addext "subjectAltName=DNS:$host" \
        -keyout /etc/methode/tls/privkey.pem -out /etc/methode/tls/fullchain.pem 2>/dev/null
    chmod 600 /etc/methode/tls/privkey.pem
fi

say "version $version"
if [ ! -e "$release/.venv/.complete" ]; then
    rm -rf "$release"
    mkdir "$release"
    if git -C "$source" rev-parse HEAD >/dev/null 2>&1; then
        git -C "$source" archive HEAD | tar -x -C "$release"
    else
        tar -C "$source" --exclude ./.venv --exclude ./node_modules --exclude ./var -c . | tar -x -C "$release"
    fi
    "$python" -m venv "$release/.venv"
    "$release/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes \
        -r "$release/requirements.txt"
    # Translations are compiled beside their sources, which the site itself may not write.
    AS_ROOT=1 manage compile_catalogues --verbosity 0
    touch "$release/.venv/.complete"
fi

say "database"
if command -v systemctl >/dev/null && [ -d /run/systemd/system ]; then systemctl start postgresql; fi
as_postgres() { (cd / && runuser -u postgres -- "$@"); }
as_postgres psql -qtAc "SELECT 1 FROM pg_roles WHERE rolname = 'methode'" | grep -q 1 || as_postgres createuser methode
as_postgres psql -qtAc "SELECT 1 FROM pg_database WHERE datname = 'methode'" | grep -q 1 ||
    as_postgres createdb --owner methode methode
# Not before the first upgrade: then there is nothing to copy.
[ ! -e /srv/methode/current ] || manage backup
manage collectstatic --no-input --verbosity 0
manage upgrade --only database

say "services"
ln -sfn "$release" /srv/methode/current
cp -r "$source"/site/deploy/systemd/. /etc/systemd/system/
upstream=unix:/run/methode/web.sock
sed -e "s|\${SITE_HOST}|$host|g" -e "s|\${UPSTREAM}|$upstream|g" "$source/site/deploy/nginx/methode.conf" \
    >/etc/nginx/conf.d/methode.conf
nginx -t -q
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    systemctl enable --quiet --now methode-web.socket methode-backup.timer
    systemctl enable --quiet methode-web methode-worker methode-timer
    systemctl restart methode-web methode-worker methode-timer
    systemctl reload-or-restart nginx
fi

say "done"
cat <<END
The first time: fill in EMAIL_URL in $settings, then run /srv/methode/current/site/deploy/manage_as_site.py with each of
begin_site, createsuperuser and doctor. See site/docs/operations.md.
END
