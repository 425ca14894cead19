"""Kinds of files. Each has one maker, registered by its app at start-up::

@makes("handboek", _("Handboek"))
def handbook(name: str, at: datetime) -> PdfDocument: ...
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from django.utils.functional import Promise

from core.pdf.render import make_pdf
from core.translations.lang_attributes import mark_untranslated


@dataclass(frozen=True)
class PdfDocument:
    """The source of a PDF: a whole HTML document, its title and its language."""

    html: str
    title: str
    language: str

    @property
    def fingerprint(self) -> str:
        return sha256("\0".join((self.html, self.title, self.language)).encode()).hexdigest()

    def with_untranslated_marked(self) -> PdfDocument:
        """The same, with what nobody translated marked as what it is."""
        return replace(self, html=mark_untranslated(self.html, self.language))

    def as_pdf(self) -> bytes:
        return make_pdf(self.html, title=self.title, language=self.language)


type Maker = Callable[[str, datetime], PdfDocument]


@dataclass(frozen=True)
class FileKind:
    """A kind of file: its maker, and the label for editors."""

    maker: Maker
    label: str | Promise


KINDS: dict[str, FileKind] = {}
"""By the first part of the key; the maker gets the rest."""


class NothingToMakeError(Exception):
    """Raised by a maker when the subject of the file is no longer public; the file is deleted."""


def makes(kind: str, label: str | Promise) -> Callable[[Maker], Maker]:
    """Register the maker of a kind of file. No kind may hold people's stories: consent can be withdrawn."""

    def register(maker: Maker) -> Maker:
        KINDS[kind] = FileKind(maker, label)
        return maker

    return register


def in_words(key: str) -> str:
    """The label for editors: "Handboek: nl/vrijwilliger"."""
    kind, _slash, name = key.partition("/")
    return f"{KINDS[kind].label if kind in KINDS else kind}: {name}"
