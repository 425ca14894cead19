"""One machine, no set-up: the demo and the developer's own copy. Never for the internet."""

from .base import *
from .base import VAR, env
from .mailers import mailers_from

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-the-demo-on-this-machine")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
# Everybody can look round with the password that stands on the screen.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=False)
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Mail stays here: as files, and to be read under "Verstuurde mail".
MAILERS = mailers_from(env.email_url("EMAIL_URL", default=f"filemail:///{VAR / 'mail'}"))
OUTBOX_KEEPS_TEXT = True
TASKS = {"default": {"BACKEND": "config.background_tasks.BackgroundBackend"}}
VAR.mkdir(parents=True, exist_ok=True)
