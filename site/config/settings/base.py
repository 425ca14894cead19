"""Settings for every environment. Values that differ per machine come from environment variables."""

from pathlib import Path

import xstatic.pkg.leaflet
from django.utils.translation import gettext_lazy as _

from .accounts import *
from .caching import cache_from
from .environment import ROOT, SITE, VAR, env
from .mailers import mailers_from
from .security import *
from .wagtail import *

DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "config",
    "demo",
    "search",
    "coalition",
    "methode",
    "wijken",
    "wijken.directory",
    "wijken.upkeep",
    "wijken.following",
    "outbox",
    "reviews",
    "links",
    "accounts",
    "accounts.second_factor",
    "crisis_help",
    "feedback",
    "core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "axes",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.humanize",  # "2 uur geleden" in Dutch; Wagtail uses it without asking for it
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "config.health.views.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "core.middleware.AdminPolicyMiddleware",
    "core.middleware.PermissionsPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.middleware.FrameAncestorsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "core.middleware.RequestTimeMiddleware",
    "core.page_store.middleware.PageStoreMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.translations.lang_attributes.UntranslatedTextMiddleware",
    "core.middleware.PageRouteMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "wijken.directory.former_slugs.FormerSlugMiddleware",
    "wijken.visitor.VisitorMiddleware",
    "axes.middleware.AxesMiddleware",
    "accounts.middleware.KnownBrowserMiddleware",
    "accounts.session_ended.SessionEndedMiddleware",
    "core.permissions.admin.AdminAccessMiddleware",
    "core.edit_conflicts.translations.TranslationGuardMiddleware",
    "core.edit_conflicts.creation.OneCreationMiddleware",
    "wijken.directory.admin.report_access.HistoryForEditorsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "core.context_processors.site_frame",
            ],
        },
    },
]

# SQLite is the embedded default. WAL: readers do not wait for the writer. IMMEDIATE: writers queue.
DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'site.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    # Not on SQLite: a connection that stays open does not notice that the file was restored or is gone.
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHES = {
    "default": cache_from(env.str("CACHE_URL", default="locmemcache://")),
    # Map tiles. One is at most 100 kB, most are a tenth of that; over the limit old ones are evicted.
    "tiles": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "tiles",
        "OPTIONS": {"MAX_ENTRIES": 4_000, "CULL_FREQUENCY": 10},
    },
}

# Rendered public pages in the memory of each process. 0: none are kept.
PAGE_STORE_BYTES = env.int("PAGE_STORE_MB", default=32) * 1024 * 1024
# What no public page shows: apps and models that are written without a change to any page, such as by a
# visitor who sends a form. Every other table renews the pages kept: see core.page_store.triggers.
NOT_SHOWN_ON_PAGES = [
    "axes",
    "coalition",
    "config",
    "demo",
    "django_tasks_database",
    "feedback",
    "following",
    "links",
    "outbox",
    "reviews",
    "second_factor",
    "sessions",
    "upkeep",
    "wagtailadmin",
    "wagtailsearch",
    "wagtailusers",
    "core.MadeFile",
    "core.SendingCount",
    "core.SendingDay",
    "search",
    "wagtailcore.Comment",
    "wagtailcore.CommentReply",
    "wagtailcore.ModelLogEntry",
    "wagtailcore.PageLogEntry",
    "wagtailcore.PageSubscription",
    "wagtailcore.ReferenceIndex",
    "wagtailcore.Revision",
    "wagtailcore.UploadedFile",
    "wijken.ImportChange",
    "wijken.ImportRun",
    "wijken.ImportSource",
    "wijken.ImportUpload",
    "wijken.ImportedRecord",
]

# Map tiles are proxied from one host. Off by default, so that the demo makes no outgoing requests.
TILES = env.bool("TILES", default=False)
TILES_UPSTREAM = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"

# Languages. Dutch is the source and has no URL prefix.
LANGUAGE_CODE = "nl"
FORMAT_MODULE_PATH = "config.formats"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [
    SITE / "locale",
    SITE / "locale" / "wagtail",  # Wagtail's Dutch, in the words of this site
]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_PAGE_STATUS_ON_TRANSLATE = False
WAGTAIL_LOCALIZE_SYNC_SLUG = True
WAGTAILSIMPLETRANSLATION_SYNC_PAGE_TREE = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English")]

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static", ("leaflet", xstatic.pkg.leaflet.BASE_DIR)]
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR / "media")))
# Django serves media itself. A proxy that serves /media/ (set this to false) ignores private collections.
SERVE_MEDIA = env.bool("SERVE_MEDIA", default=True)
# manage.py backup. Several keys: the first encrypts, each of them reads.
BACKUP_DIR = Path(env.str("BACKUP_DIR", default=str(VAR / "backups")))
BACKUP_KEYS: list[str] = env.list("BACKUP_KEY", default=[])
# What was erased since a copy: keep it apart from the database and the copies.
ERASURE_JOURNAL = Path(env.str("ERASURE_JOURNAL", default=str(VAR / "erasures" / "journal.jsonl")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# axes.W006: locking per account is on purpose, because one address may be a whole neighbourhood and one
# attacker has many addresses. security.W019: editors preview pages in a frame, which only this site may do.
SILENCED_SYSTEM_CHECKS = ["axes.W006", "security.W019"]

# Demo content, its accounts with public passwords, and generated records for benchmarks.
EXAMPLES_ALLOWED = False

# Blocks for body texts. Listed here, because core may not import the apps that define them.
BODY_BLOCKS = [
    ("heading", "core.blocks.HeadingBlock"),
    ("paragraph", "core.blocks.ParagraphBlock"),
    ("image", "core.blocks.ImageBlock"),
    ("quote", "core.blocks.QuoteBlock"),
    ("notice", "core.blocks.NoticeBlock"),
    ("document", "core.blocks.DocumentBlock"),
    ("listings", "wijken.blocks.ListingsBlock"),
    ("this_week", "wijken.blocks.ComingWeekBlock"),
    ("stories", "wijken.blocks.StoriesBlock"),
    ("steps", "methode.blocks.StepsBlock"),
]

MAILERS = mailers_from(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="noreply@example.nl")
# Sent mail contains links and personal data; only the demo keeps its text, for inspection.
OUTBOX_KEEPS_TEXT = False
# Mail without a link for the recipient alone: administrators read the text in "Verstuurde mail". Any other
# may contain a password reset, a confirmation, or the state of a report, and is hidden, as are new kinds.
OUTBOX_OPEN_KINDS = [
    "account_changed",
    "coalition_answer",
    "coalition_new",
    "coalition_received",
    "pages_to_review",
    "second_factor_off",
]

# Tasks run immediately in this process by default, through the database in production.
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.tasks": {"level": "WARNING"}},  # do not log successful tasks
}
