"""Tagged PDF (PDF/UA-1) from our own HTML and CSS.

The work is done by WeasyPrint in a process of its own (``pdf_process/``), with limits on memory and time:
a text that grows out of hand costs one file, never the site. That process reads our own style sheets and
pictures from the disk and nothing else: no network, no other file.
"""

import json
import logging
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)

PROCESS = Path(__file__).with_name("pdf_process")
SECONDS_AT_MOST = 120
MEMORY_AT_MOST = 1024 * 1024 * 1024
"""Address space, which is far more than what is in use: the demo's handbook uses about 120 MiB."""
NO_PANGO = 3
"""How the process ends where the libraries that draw letters are missing."""


class PdfError(Exception):
    """No PDF was made. The text says why, for the editor who reads it."""


class NoPangoError(PdfError):
    """This machine misses the libraries with which letters are drawn."""


def make_pdf(html: str, *, title: str, language: str) -> bytes:
    """A tagged PDF of ``html``, with this title and language whatever the HTML says about them.

    Addresses in it start at the root of the site: what stands below ``STATIC_URL`` and the public pictures
    below ``MEDIA_URL`` are read from disk; links become addresses on ``WAGTAILADMIN_BASE_URL``.
    Raises NoPangoError where Pango is missing, and PdfError for everything else that goes wrong.
    """
    order = {
        "html": html,
        "title": title,
        "language": language,
        "base_url": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + "/",
        "folders": folders(),
        "memory": MEMORY_AT_MOST,
        "seconds": SECONDS_AT_MOST,
    }
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and no word of it comes from outside
            [sys.executable, "-I", str(PROCESS)],
            input=json.dumps(order).encode(),
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
        log.error("A PDF could not be made (code %s): %s", done.returncode, said)
        last = said.splitlines()[-1] if said else ""
        raise PdfError(_("Het maken is mislukt: %(reason)s") % {"reason": last or done.returncode})
    if said:
        log.warning("A PDF was made, with remarks: %s", said)
    return done.stdout


def folders() -> list[tuple[str, list[str]]]:
    """Which part of an address is read from which folders, the first that has the file."""
    static = [str(settings.STATIC_ROOT), *map(str, settings.STATICFILES_DIRS)]
    # Pictures in the sizes that pages ask for are public; what editors uploaded is not.
    return [
        (settings.STATIC_URL, static),
        (f"{settings.MEDIA_URL}images/", [str(Path(settings.MEDIA_ROOT) / "images")]),
    ]
