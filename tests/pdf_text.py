"""The position of each piece of text in a PDF."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
HIGH, DEEP = 0.7, 0.18
"""Ascent and descent, as fractions of the font size."""


@dataclass(frozen=True)
class Piece:
    """One text-showing operation in one font. In points; the origin is at the bottom left."""

    sheet: int
    text: str
    left: float
    right: float
    line: float
    size: float
    mark: int | None = None
    """Its number in the tags of the page."""

    def lies_over(self, other: "Piece") -> bool:
        beside = min(self.right, other.right) - max(self.left, other.left)
        top = min(self.line + HIGH * self.size, other.line + HIGH * other.size)
        below = max(self.line - DEEP * self.size, other.line - DEEP * other.size)
        return self.sheet == other.sheet and beside > 1 and top - below > 1


def overprinted(pdf: bytes) -> list[str]:
    """All pairs of overlapping pieces of text."""
    return [f"{a.text!r} and {b.text!r}" for a, b in combinations(pieces(pdf), 2) if a.lies_over(b)]


def fonts(pdf: bytes) -> set[str]:
    """The names of all fonts, without subset prefixes."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = (
            font.BaseFont for page in document.pages for font in page.Resources.get("/Font", {}).values()
        )
        return {str(name).split("+")[-1] for name in found}


def languages(pdf: bytes) -> dict[str, str]:
    """The language in which each text is read aloud: of its own structure element, or one around it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        owners = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
        found = {}
        for piece in pieces(pdf):
            element = owners[piece.sheet][piece.mark] if piece.mark is not None else None
            if element is not None:
                while "/Lang" not in element and "/P" in element:
                    element = element.P
                found[piece.text.strip()] = str(element.get("/Lang", document.Root.Lang))
        return found


def pieces(pdf: bytes) -> list[Piece]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            piece for number, page in enumerate(document.pages) for piece in _on(page, page.Resources, number)
        ]


def _on(page: object, resources: pikepdf.Object, sheet: int) -> Iterator[Piece]:
    at: Matrix = (1, 0, 0, 1, 0, 0)
    kept: list[Matrix] = []
    marks: list[int | None] = [None]
    line = start = at
    font, size = None, 1.0
    for operands, operator in pikepdf.parse_content_stream(page):  # type: ignore[arg-type]
        numbers = tuple(float(each) for each in operands) if str(operator) in ("cm", "Tm", "Td") else ()
        match str(operator):
            case "q":
                kept.append(at)
            case "Q":
                at = kept.pop()
            case "cm":
                at = _within(numbers, at)  # type: ignore[arg-type]
            case "BDC":
                inside = operands[1]
                marks.append(int(inside.MCID) if "/MCID" in inside else marks[-1])
            case "BMC":
                marks.append(marks[-1])
            case "EMC":
                marks.pop()
            case "BT":
                line = start = (1, 0, 0, 1, 0, 0)
            case "Tm":
                line = start = numbers  # type: ignore[assignment]
            case "Td":
                line = start = _within((1, 0, 0, 1, *numbers), start)  # type: ignore[arg-type]
            case "Tf":
                font, size = _Font(resources.Font[str(operands[0])]), float(operands[1])
            case "TJ" | "Tj":
                assert font is not None
                shown = operands[0] if str(operator) == "TJ" else [operands[0]]
                text, width = font.read(shown)
                a, b, c, d, left, below = _within(line, at)
                end = left + width / 1000 * size * (a * a + b * b) ** 0.5
                if text.strip():
                    yield Piece(sheet, text, left, end, below, size * (c * c + d * d) ** 0.5, marks[-1])
                line = (*line[:4], line[4] + width / 1000 * size * line[0], line[5])
            case "Do":
                form = resources.XObject[str(operands[0])]
                if form.get("/Subtype") == "/Form":
                    yield from _on(form, form.get("/Resources", resources), sheet)


def _within(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


class _Font:
    """Widths and characters of a font as WeasyPrint embeds it: two bytes per glyph."""

    def __init__(self, font: pikepdf.Object) -> None:
        (self.inner,) = font.DescendantFonts
        self.letters = dict(_letters(font.ToUnicode.read_bytes().decode()))
        self.widths: dict[int, float] = {}
        table = list(self.inner.get("/W", []))
        while table:
            first, second = int(table.pop(0)), table.pop(0)
            if isinstance(second, pikepdf.Array):
                self.widths |= {first + number: float(width) for number, width in enumerate(second)}
            else:
                width = float(table.pop(0))
                self.widths |= dict.fromkeys(range(first, int(second) + 1), width)

    def read(self, shown: object) -> tuple[str, float]:
        text, width = "", 0.0
        for part in shown:  # type: ignore[attr-defined]
            if isinstance(part, pikepdf.String):
                raw = bytes(part)
                for high, low in zip(raw[::2], raw[1::2], strict=True):
                    text += self.letters.get(high * 256 + low, "?")
                    width += self.widths.get(high * 256 + low, 1000.0)
            else:
                width -= float(part)
        return text, width


def _letters(cmap: str) -> Iterator[tuple[int, str]]:
    for row in cmap.splitlines():
        parts = row.replace(">", "> ").replace("<", " <").split()
        if len(parts) == 2 and all(part.startswith("<") for part in parts):
            glyph, letters = (part.strip("<>") for part in parts)
            yield int(glyph, 16), bytes.fromhex(letters).decode("utf-16-be")
