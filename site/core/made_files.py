"""Files made ahead: asked for when a text changes, made by a task, served as the last good one until then.

A kind of file has one maker, registered by its room at start::

    @makes("handboek", _("Handboek"))
    def handbook(name: str, at: datetime) -> Paper: ...

``want("handboek/nl/vrijwilliger")`` asks for a new one after the present transaction. Django's task backend
decides when: at once with the immediate backend, in the worker with a queue. ``answer`` gives a visitor the
last good one; before the first is ready a visitor reads that it is being made, with status 503.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from time import sleep
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.tasks import task
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import gettext as _

from core.http import SiteRequest
from core.models import MadeFile
from core.navigation import Link
from core.pdf import PdfError, make_pdf

log = logging.getLogger(__name__)

RETRY_AFTER = "60"  # seconds
TURN, TURNS_TO_WAIT = 0.25, 20  # seconds, and how often


@dataclass(frozen=True)
class Paper:
    """What a PDF is made from: a whole HTML document, what it is called and in which language it is."""

    html: str
    title: str
    language: str

    @property
    def fingerprint(self) -> str:
        return sha256("\0".join((self.html, self.title, self.language)).encode()).hexdigest()

    def as_pdf(self) -> bytes:
        return make_pdf(self.html, title=self.title, language=self.language)


type Maker = Callable[[str, datetime], Paper]


@dataclass(frozen=True)
class Kind:
    """A kind of files: who makes them, what editors call them, whether people's stories may be in them."""

    maker: Maker
    label: Any
    holds_stories: bool = True


KINDS: dict[str, Kind] = {}
"""By the first part of a key. The rest of the key is the name that the maker gets."""


class NothingToMakeError(Exception):
    """A maker raises this when what the file was about is no longer public: the file goes too."""


def makes(kind: str, label: Any, *, holds_stories: bool = True) -> Callable[[Maker], Maker]:
    """Registers the maker of a kind of files.

    Only say that it holds no stories of people where a test proves it: see ``withhold_stories``.
    """

    def register(maker: Maker) -> Maker:
        KINDS[kind] = Kind(maker, label, holds_stories)
        return maker

    return register


def in_words(key: str) -> str:
    """What editors call a file: "Handboek: nl/vrijwilliger"."""
    kind, _slash, name = key.partition("/")
    return f"{KINDS[kind].label if kind in KINDS else kind}: {name}"


def want(*keys: str) -> None:
    """Ask for new files. They are made from what stands in the database after this transaction."""
    for key in keys:
        if not is_asked_for(key):
            note_wish(key)
            transaction.on_commit(Wish(key), robust=True)


class Wish:
    """Handed over once the transaction is through."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.handed_over = False

    def __call__(self) -> None:
        self.handed_over = True
        hand_over(self.key)


def is_asked_for(key: str) -> bool:
    """Whether this transaction asked for it already: twenty changes at once make one file, once."""
    waiting = (call for _savepoints, call, _robust in transaction.get_connection().run_on_commit)
    return any(isinstance(call, Wish) and call.key == key and not call.handed_over for call in waiting)


def note_wish(key: str) -> None:
    MadeFile.objects.update_or_create(key=key, defaults={"wanted_at": timezone.now()})


def hand_over(key: str) -> None:
    """Note the wish again, now that everyone can read what changed: a file made a moment ago could not."""
    note_wish(key)
    make_file.enqueue(key)


def want_again(prefix: str) -> None:
    """Ask for a new one of every file whose key begins so: nothing is made that nobody ever asked for."""
    want(*MadeFile.objects.filter(key__startswith=prefix).values_list("key", flat=True))


def withhold_stories() -> None:
    """Somebody took a story back: no file that may hold it is given to anyone until it is made anew."""
    may_hold = MadeFile.objects.all()
    for name, kind in KINDS.items():
        if not kind.holds_stories:
            may_hold = may_hold.exclude(key__startswith=f"{name}/")
    may_hold.update(made_at=None, content=b"", fingerprint="")
    want_again("")


@task(priority=-10)
def make_file(key: str) -> None:
    """Make one file, unless that was done since it was asked for. What goes wrong is kept for editors."""
    make(key, timezone.now())


def make_wanted(keys: Iterable[str] | None = None) -> int:
    """Make everything that waits, for when no task did; returns how many could not be made."""
    waiting = MadeFile.objects.wanted().values_list("key", flat=True)
    keys = list(waiting if keys is None else waiting.filter(key__in=keys))
    return sum(not make(key, timezone.now()) for key in keys)


def make(key: str, at: datetime) -> bool:
    """Make the file from what is public at ``at``; false when that failed.

    ``made_at`` is the moment of reading, so that a change made meanwhile still asks for a newer one.
    """
    row = MadeFile.objects.filter(key=key).without_content().first()
    if row is None or not row.is_wanted:
        return True
    kind, _slash, name = key.partition("/")
    try:
        paper = KINDS[kind].maker(name, at)
        new = paper.fingerprint != row.fingerprint or not row.exists
        changes = {"fingerprint": paper.fingerprint, "content": paper.as_pdf()} if new else {}
    except NothingToMakeError:
        row.delete()
        return True
    except Exception as problem:
        log.exception("%s could not be made", key)
        reason = str(problem) if isinstance(problem, PdfError) else reason_of(problem)
        MadeFile.objects.filter(key=key).update(failed_at=at, last_error=reason)
        return False
    older = MadeFile.objects.filter(key=key).exclude(made_at__gt=at)
    older.update(made_at=at, failed_at=None, last_error="", **changes)
    return True


def reason_of(problem: Exception) -> str:
    """What an editor reads about a mistake in the programs."""
    return _("De tekst kon niet worden opgemaakt (%(kind)s). De beheerder ziet meer in het logboek.") % {
        "kind": type(problem).__name__
    }


def answer(request: SiteRequest, key: str, file_name: str, instead: Link | None = None) -> HttpResponse:
    """The last good file; before there is one, a page that says that it is being made.

    Only call this with a key that the address may name: asking for a file is what has it made.
    ``instead`` is where the same can be read meanwhile. Raises Http404 when there is nothing to make.
    """
    row = MadeFile.objects.filter(key=key).first()
    if row is None:
        hand_over(key)
        row = made_soon(key)
        if row is None:
            raise Http404
    if not row.exists:
        return being_made(request, row, instead)
    return as_download(request, row, file_name)


def made_soon(key: str) -> MadeFile | None:
    """The file that was just asked for, with a little patience: a work sheet is ready in a moment.

    Only whoever asks first waits, so that a worker that stopped does not hold up the site.
    """
    for _turn in range(TURNS_TO_WAIT):
        row = MadeFile.objects.filter(key=key).first()
        if row is None or row.exists or row.failed_at:
            break
        sleep(TURN)
    return row


def as_download(request: SiteRequest, row: MadeFile, file_name: str) -> HttpResponse:
    response = HttpResponse(bytes(row.content), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    response.headers["Cache-Control"] = "private, no-cache"
    etag = response.headers["ETag"] = quote_etag(row.fingerprint)
    return get_conditional_response(request, etag=etag, response=response) or response


def being_made(request: SiteRequest, row: MadeFile, instead: Link | None) -> HttpResponse:
    context = {"failed": bool(row.failed_at), "instead": instead}
    response = render(request, "pages/being_made.html", context, status=503)
    response.headers["Retry-After"] = RETRY_AFTER
    response.headers["Cache-Control"] = "no-store"
    return response
