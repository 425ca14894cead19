"""Cite a page as text, BibTeX and RIS. Plain Python."""

import re
from dataclasses import dataclass
from datetime import date

from core.normalization.one_line import one_line

BIBTEX_SIGNS = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True)
class Citation:
    """A page of one version of the method, as read on one day. ``book`` is empty for the method itself.

    ``text`` is the full citation; ``source`` leaves out the date, for texts that are kept.
    """

    author: str
    title: str
    book: str
    version: str
    year: int
    url: str
    accessed: date
    text: str = ""
    source: str = ""

    @property
    def bibtex(self) -> str:
        fields = {
            "author": f"{{{bibtex(self.author)}}}",
            "title": bibtex(self.title),
            "booktitle": bibtex(self.book),
            "edition": bibtex(self.version),
            "year": str(self.year),
            "url": one_line(self.url).replace("{", "").replace("}", ""),
            "urldate": self.accessed.isoformat(),
        }
        kind = "incollection" if self.book else "manual"
        rows = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        return f"@{kind}{{{self.label},\n{rows}}}\n"

    @property
    def label(self) -> str:
        """The citation key: letters, digits and dashes."""
        words = re.findall(r"[a-z0-9]+", f"{self.title} {self.version}".lower())
        return "-".join(words)[:60] or "methode"

    @property
    def ris(self) -> str:
        rows = [
            ("TY", "CHAP" if self.book else "BOOK"),
            ("AU", self.author),
            ("TI", self.title),
            ("T2", self.book),
            ("ET", self.version),
            ("PY", str(self.year)),
            ("UR", self.url),
            ("Y2", self.accessed.strftime("%Y/%m/%d")),
            ("ER", ""),
        ]
        kept = [f"{tag}  - {one_line(value)}" for tag, value in rows if value or tag == "ER"]
        return "\r\n".join(kept) + "\r\n"


def bibtex(text: str) -> str:
    return "".join(BIBTEX_SIGNS.get(sign, sign) for sign in one_line(text))
