"""What browsers may do, and the limits of forms and uploads."""

from django.utils.csp import CSP

from .environment import env

# Browser policies. Public pages have no inline scripts or styles; the admin has its own policy.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "accounts.session_ended.form_without_token"
# Proof of work for public forms; enable it when spam bots find them.
FORMS_PROOF_OF_WORK = env.bool("FORMS_PROOF_OF_WORK", default=False)
# Limits for the network around an address (IPv4 /24, IPv6 /48), and in total, as multiples of its own.
FORMS_PER_NETWORK = env.int("FORMS_PER_NETWORK", default=2)
FORMS_IN_ALL = env.int("FORMS_IN_ALL", default=50)
# Mail that a stranger can trigger (receipts, password resets): maximum per hour and per day.
RECEIPT_LIMITS = {"mailbox": (3, 5), "network": (10, 30), "all": (60, 300)}
# Number of our own proxies that append to X-Forwarded-For. Earlier entries are not trusted.
PROXIES_IN_FRONT = env.int("PROXIES_IN_FRONT", default=0)
KNOWN_BROWSER_COOKIE_NAME = "known-browser"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
MAX_UPLOAD_BYTES = 10 * 1024 * 1024
# A file over the limit gets a field error; the body of a request far over it is not read.
MAX_REQUEST_BYTES = 4 * MAX_UPLOAD_BYTES
FILE_UPLOAD_HANDLERS = [
    "core.uploads.validation.RequestSizeLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
