"""Tagged PDF (PDF/UA-1) from our own HTML and CSS.

WeasyPrint runs in a child process (``process/``) with limits on memory and time: a runaway text costs one
file, not the site. That process reads our style sheets, images and packaged fonts from disk and nothing else:
no network, no other files, no system fonts.
"""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
from django.conf import settings
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)

PROCESS = Path(__file__).with_name("process")
FONTS = (fontpkg_atkinson_hyperlegible, fontpkg_noto_sans, fontpkg_noto_sans_arabic)
FONTS_URL = "/fonts/"
"""Where ``static/css/paper/fonts.css`` loads them from; not served to visitors."""
SECONDS_AT_MOST = 120
MEMORY_AT_MOST = 1024 * 1024 * 1024
"""Address space, which is far more than the memory in use: the demo's handbook uses about 120 MiB."""
NO_PANGO = 3
"""Exit status of the child process if Pango is missing."""


class PdfError(Exception):
    """No PDF was made. The message explains it to the editor."""


class NoPangoError(PdfError):
    """Pango, the text layout library, is missing on this machine."""


def make_pdf(html: str, *, title: str, language: str) -> bytes:
    """A tagged PDF of ``html``, with this title and language whatever the HTML says.

    URLs in it are relative to the site root: files under ``STATIC_URL`` and public images under ``MEDIA_URL``
    are read from disk; links become absolute, based on ``WAGTAILADMIN_BASE_URL``. Raises NoPangoError if
    Pango is missing, and PdfError for any other failure.
    """
    order = {
        "html": html,
        "title": title,
        "language": language,
        "fonts": f"{settings.STATIC_URL}css/paper/fonts.css",
        "base_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + "/",
        "folders": folders(),
        "memory": MEMORY_AT_MOST,
        "seconds": SECONDS_AT_MOST,
    }
    try:
        done = subprocess.run(  # noqa: S603 - our own program, with fixed arguments
            [sys.executable, "-I", str(PROCESS)],
            input=json.dumps(order).encode(),
            env=os.environ | {"FONTCONFIG_FILE": str(PROCESS / "fonts.conf")},
            capture_output=True,
            timeout=SECONDS_AT_MOST,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise PdfError(
            _("Het maken duurde langer dan %(seconds)d seconden.") % {"seconds": SECONDS_AT_MOST}
        ) from problem
    said = done.stderr.decode(errors="replace").strip()
    if done.returncode == NO_PANGO:
        raise NoPangoError(
            _("Op deze machine ontbreekt Pango, dat de letters tekent. Zie de handleiding voor beheer.")
        )
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        log.error("Could not generate a PDF (exit code %s): %s", done.returncode, said)
        last = said.splitlines()[-1] if said else ""
        raise PdfError(_("Het maken is mislukt: %(reason)s") % {"reason": last or done.returncode})
    if said:
        log.warning("Generated a PDF, with warnings: %s", said)
    return done.stdout


def folders() -> list[tuple[str, list[str]]]:
    """URL prefixes and the folders that hold their files; the first folder that has the file wins."""
    static = [str(settings.STATIC_ROOT), *map(str, settings.STATICFILES_DIRS)]
    # Renditions that pages use are public; uploaded originals are not.
    return [
        (settings.STATIC_URL, static),
        (f"{settings.MEDIA_URL}images/", [str(Path(settings.MEDIA_ROOT) / "images")]),
        (FONTS_URL, [str(package.ROOT / "files") for package in FONTS]),
    ]
