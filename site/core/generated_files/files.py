"""Generate a file from what is public now."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime

from django.tasks import task
from django.utils import timezone
from django.utils.translation import gettext as _

from core.generated_files.registry import KINDS, NothingToMakeError
from core.models import MadeFile
from core.pdf.render import PdfError

log = logging.getLogger(__name__)


@task(priority=-10)
def make_file(key: str) -> None:
    """Generate one file, unless that was done since the request. Errors are stored for editors."""
    make(key, timezone.now())


def make_wanted(keys: Iterable[str] | None = None) -> int:
    """Generate everything that waits, for when no task did. Returns the number of failures."""
    waiting = MadeFile.objects.wanted().values_list("key", flat=True)
    keys = list(waiting if keys is None else waiting.filter(key__in=keys))
    return sum(not make(key, timezone.now()) for key in keys)


def make(key: str, at: datetime) -> bool:
    """Generate the file from what is public at ``at``; False if that failed.

    ``made_at`` is the time of reading, so a change made in the meantime still triggers a newer one.
    """
    row = MadeFile.objects.filter(key=key).without_content().first()
    if row is None or not row.is_wanted:
        return True
    kind, _slash, name = key.partition("/")
    try:
        paper = KINDS[kind].maker(name, at).with_untranslated_marked()
        new = paper.fingerprint != row.fingerprint or not row.exists
        changes = {"fingerprint": paper.fingerprint, "content": paper.as_pdf()} if new else {}
    except NothingToMakeError:
        row.delete()
        return True
    except Exception as problem:
        log.exception("Could not generate %s", key)
        reason = str(problem) if isinstance(problem, PdfError) else reason_of(problem)
        MadeFile.objects.filter(key=key).update(failed_at=at, last_error=reason)
        return False
    older = MadeFile.objects.filter(key=key).exclude(made_at__gt=at)
    older.update(made_at=at, failed_at=None, last_error="", **changes)
    return True


def reason_of(problem: Exception) -> str:
    """What an editor reads about a programming error."""
    return _("De tekst kon niet worden opgemaakt (%(kind)s). De beheerder ziet meer in het logboek.") % {
        "kind": type(problem).__name__
    }
