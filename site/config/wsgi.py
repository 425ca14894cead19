"""The entry point for gunicorn."""

from django.core.wsgi import get_wsgi_application

from config.settings_choice import PRODUCTION, choose_settings

choose_settings(PRODUCTION)
application = get_wsgi_application()
