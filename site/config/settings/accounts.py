"""Log-in, passwords and the second factor."""

from .environment import env

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "accounts.login_names.ForgivingBackend",
    "django.contrib.auth.backends.ModelBackend",  # permissions only; nobody logs in through it
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# Five attempts per account, then one every three minutes. IP addresses are neither stored nor trusted.
AXES_HANDLER = "accounts.throttling.LoginLimit"
AXES_USERNAME_CALLABLE = "accounts.throttling.counted_as"
AXES_CLIENT_IP_CALLABLE = "accounts.throttling.no_address"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
# Attempts during a lock-out do not extend it.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "accounts.views.locked_out"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
# Survives a mail server that is down for a night; the link works once.
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

# Powerful accounts must have a second factor: see accounts/second_factor/policy.py.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=True)
