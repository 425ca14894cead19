"""For the demo and for development, without any set-up. Never on the internet."""

from .base import *
from .base import OUTBOX_OPEN_KINDS
from .environment import VAR, env
from .mailers import mailers_from

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-the-demo-on-this-machine")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
# Visitors of the demo log in with the password that is printed at start-up.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=False)
EXAMPLES_ALLOWED = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Mail is written to files: who tries the demo as a contact or visitor reads it under "Verstuurde mail".
MAILERS = mailers_from(env.email_url("EMAIL_URL", default=f"filemail:///{VAR / 'mail'}"))
OUTBOX_KEEPS_TEXT = True
OUTBOX_OPEN_KINDS += ["still_right", "correction_received", "correction_answered"]
OUTBOX_OPEN_KINDS += ["proposal_received", "proposal_published", "proposal_decided", "proposal_dropped"]
OUTBOX_OPEN_KINDS += ["volunteer_offer", "volunteer_received", "volunteer_answered"]
OUTBOX_OPEN_KINDS += ["follow_confirm", "follow_weekly"]
TASKS = {"default": {"BACKEND": "config.task_backends.BackgroundBackend"}}
VAR.mkdir(parents=True, exist_ok=True)
