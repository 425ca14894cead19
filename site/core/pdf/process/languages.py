"""Say in the tags of a PDF which parts are in another language than the document.

WeasyPrint 70 only passes on the language of the whole (PDF/UA-1, 7.2). Its tags are built by a function that
calls itself for each box; here every element that comes from HTML with a ``lang`` gets that as its ``Lang``.
"""

from collections.abc import Iterator
from typing import Any

import pydyf


def pass_on(tags: Any) -> None:
    """``tags`` is the module ``weasyprint.pdf.tags``."""
    build = tags._build_box_tree

    def build_with_language(box: Any, *arguments: object) -> Iterator[Any]:
        language = language_of(getattr(box, "_box", box))  # an absolute element is wrapped in a placeholder
        for element in build(box, *arguments):
            if language:
                # Boxes of ``body`` hand on their children, which may have said it themselves.
                element.setdefault("Lang", pydyf.String(language))
            yield element

    tags._build_box_tree = build_with_language


def language_of(box: Any) -> str:
    """What the HTML says of this very element; the language of ``html`` is that of the document."""
    if box.element is None or box.element.tag == "html":
        return ""
    return str(box.element.get("lang") or "").strip()
