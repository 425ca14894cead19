"""Interface texts per language: extract, update and compile PO files without gettext.

polib compiles them. Babel, a development dependency, reads the sources.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from os import getpid
from pathlib import Path

import polib

FOLDERS = ("site", "methode", "wijken", "templates")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
Message = tuple[str | None, str, str | None]
"""Context, singular and plural."""
NOWHERE = object()


def catalogue_files(locale_folder: Path) -> list[Path]:
    """The PO file of every language."""
    return sorted(locale_folder.glob("*/LC_MESSAGES/*.po"))


def compile_catalogue(path: Path) -> bool:
    """Write the MO file, unless it is up to date. True if written."""
    target = path.with_suffix(".mo")
    compiled = polib.pofile(str(path)).to_binary()
    if target.exists() and target.read_bytes() == compiled:
        return False
    # Replaced atomically: another process may be reading the file.
    unfinished = target.with_suffix(f".{getpid()}.mo")
    unfinished.write_bytes(compiled)
    unfinished.replace(target)
    return True


def messages_in_code(root: Path) -> Iterator[Message]:
    """Every marked text in Python and templates below ``root``, once each, in order of appearance."""
    seen: set[Message] = set()
    for path in source_files(root):
        for message in messages_in_file(path):
            if message not in seen:
                seen.add(message)
                yield message


def source_files(root: Path) -> Iterable[Path]:
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".py", ".html", ".txt") and "migrations" not in path.parts:
                yield path


def messages_in_file(path: Path) -> Iterator[Message]:
    """Needs Babel. Templates are first converted to code, as Django's makemessages does."""
    from babel.messages.extract import extract  # a development dependency
    from django.utils.translation.template import templatize  # only used with it

    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Within parentheses the tokenizer ignores the indentation of the template.
        source = f"({templatize(source, origin=str(path))}\n)"
    found = extract("python", BytesIO(source.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"})
    for _line, texts, _comments, context in found:
        parts = (texts,) if isinstance(texts, str) else texts
        if parts and parts[0]:
            yield context, parts[0], parts[1] if len(parts) > 1 else None


def update_catalogue(path: Path, messages: Iterable[Message]) -> tuple[int, int]:
    """Add new messages and drop unused ones. Returns the number added and dropped."""
    catalogue = polib.pofile(str(path), wrapwidth=110) if path.exists() else new_catalogue(path)
    wanted: dict[tuple[str | None, str], str | None] = {}
    for context, text, plural in messages:
        wanted[context, text] = plural or wanted.get((context, text))
    # A message that gained or lost a plural must be translated again.
    known = {
        (entry.msgctxt, entry.msgid)
        for entry in catalogue
        if wanted.get((entry.msgctxt, entry.msgid), NOWHERE) == (entry.msgid_plural or None)
    }
    gone = [entry for entry in catalogue if (entry.msgctxt, entry.msgid) not in known]
    for entry in gone:
        catalogue.remove(entry)
    added = [key for key in wanted if key not in known]
    for context, text in added:
        plural = wanted[context, text]
        catalogue.append(
            polib.POEntry(
                msgctxt=context,
                msgid=text,
                msgid_plural=plural or "",
                msgstr="",
                msgstr_plural={0: "", 1: ""} if plural else {},
            )
        )
    catalogue.sort(key=lambda entry: (entry.msgid.casefold(), entry.msgctxt or ""))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return len(added), len(gone)


def new_catalogue(path: Path) -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Language": path.parent.parent.name,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue
