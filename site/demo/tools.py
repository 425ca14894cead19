"""The demo's tools from ``content/hulpmiddelen.yaml``, and which steps and work forms use them."""

from collections.abc import Callable
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from core.models import BasePage
from demo.content_files import Entry, read
from methode.models import MethodPage, ToolIndexPage, ToolPage

type AddPage = Callable[[BasePage, Any], Any]
"""Adds a page below another, published or as a draft."""


def build_tools(method: MethodPage, add: AddPage) -> dict[str, ToolPage]:
    """The tools by their slug."""
    index = add(
        method,
        ToolIndexPage(
            title="Hulpmiddelen",
            slug="hulpmiddelen",
            is_example=True,
            intro="Brieven, lijsten, kaartjes en draaiboeken. Print ze, of pas ze aan voor je eigen wijk.",
        ),
    )
    return {entry["slug"]: add(index, tool(entry)) for entry in read("hulpmiddelen")["hulpmiddelen"]}


def tools_for(kind: str, slug: str, tools: dict[str, ToolPage]) -> list[ToolPage]:
    """The tools that belong to a step ("stappen") or a work form ("werkvormen")."""
    entries = read("hulpmiddelen")["hulpmiddelen"]
    return [tools[entry["slug"]] for entry in entries if slug in entry["hoort_bij"].get(kind, [])]


def tool(entry: Entry) -> ToolPage:
    return ToolPage(
        title=entry["titel"],
        slug=entry["slug"],
        is_example=True,
        kind=entry["soort"],
        intro=entry["inleiding"],
        audience=entry["voor_wie"],
        time=entry["tijd"],
        paper=entry["papier"],
        contents=[PARTS[part["soort"]](part) for part in entry["inhoud"]],
        cautions=[("item", text) for text in entry["let_op"]],
    )


def paragraphs(texts: list[str]) -> SafeString:
    return format_html_join("", "<p>{}</p>", ([text] for text in texts))


def text(part: Entry) -> tuple[str, Entry]:
    return "text", {"title": part["titel"], "text": paragraphs(part["alineas"])}


def letter(part: Entry) -> tuple[str, Entry]:
    return "letter", {
        "title": part["titel"],
        "subject": part["onderwerp"],
        "salutation": part["aanhef"],
        "text": paragraphs(part["alineas"]),
        "facts": [{"label": fact["label"], "value": fact["waarde"]} for fact in part["gegevens"]],
        "closing": paragraphs(part["slot"]),
        "signature": part["ondertekening"],
    }


def lines(part: Entry) -> tuple[str, Entry]:
    to_tick = part["soort"] == "afvinklijst"
    return "list", {"title": part["titel"], "items": part["punten"], "to_tick": to_tick}


def fields(part: Entry) -> tuple[str, Entry]:
    return "fields", {
        "title": part["titel"],
        "fields": [
            {
                "label": field["label"],
                "help": field["uitleg"],
                "example": field["voorbeeld"],
                "lines": field["regels"],
            }
            for field in part["velden"]
        ],
    }


def table(part: Entry) -> tuple[str, Entry]:
    examples, rows = part.get("voorbeeldrijen", []), part.get("rijen", [])
    return "table", {
        "title": part["titel"],
        "columns": part["kolommen"],
        "rows": [[str(cell) for cell in row] for row in (examples or rows)],
        "are_examples": bool(examples),
        "empty_rows": part.get("lege_rijen", 0),
    }


def script(part: Entry) -> tuple[str, Entry]:
    return "script", {
        "title": part["titel"],
        "moments": [
            {"time": row["tijd"], "what": row["wat"], "who": row["wie"], "needs": row["nodig"]}
            for row in part["rijen"]
        ],
    }


def cards(part: Entry) -> tuple[str, Entry]:
    def words(card: Entry) -> str:
        picture = card.get("beeld")
        return f"{card['tekst']} (Teken: {picture}.)" if picture else card["tekst"]

    return "cards", {"title": part["titel"], "cards": [words(card) for card in part["kaartjes"]]}


PARTS: dict[str, Callable[[Entry], tuple[str, Entry]]] = {
    "tekst": text,
    "brief": letter,
    "lijst": lines,
    "afvinklijst": lines,
    "velden": fields,
    "tabel": table,
    "draaiboek": script,
    "kaartjes": cards,
}
"""By the kind of the part in the file."""
