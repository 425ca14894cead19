"""For tests: fast password hashing, files in a temporary folder, mail in memory."""

import tempfile
from pathlib import Path

from .base import *
from .base import CACHES, DATABASES
from .environment import env

SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECOND_FACTOR_REQUIRED = False  # tests about the second factor enable it
EXAMPLES_ALLOWED = True
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="media-"))
ERASURE_JOURNAL = MEDIA_ROOT.with_name(f"{MEDIA_ROOT.name}-erasures") / "journal.jsonl"
MAILERS = {
    "default": {"BACKEND": "outbox.email_backend.OutboxBackend"},
    "outgoing": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"},
}
CACHES["tiles"]["LOCATION"] = tempfile.mkdtemp(prefix="tiles-")
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
if not env.str("DATABASE_URL", default=""):
    DATABASES["default"]["NAME"] = ":memory:"
    DATABASES["default"]["OPTIONS"] = {}
