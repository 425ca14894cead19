"""What a screen reader gets of a PDF, where WeasyPrint 70 leaves something open.

- A list of names keeps its names: ``<dl><div><dt><dd>`` becomes a list item with a label and a body
  (ISO 32000-1, 14.8.4.3.3), where WeasyPrint puts items in a ``Div`` in the list, which PDF/UA-1 forbids.
- What stands in the margin of a page, its number for one, is decoration and not read on every page
  (PDF/UA-1, 7.8). WeasyPrint marks it as content and leaves it out of the tree.
- Links are kept when the file is printed to another file.
"""

from collections.abc import Iterator
from typing import Any

LINK_IS_PRINTED = 4


def finish(document: Any, pdf: Any) -> None:
    """Called by WeasyPrint when everything but the trailer is there."""
    by_reference = {each.reference: each for each in pdf.objects}
    root = by_reference[by_reference[pdf.catalog["StructTreeRoot"]]["K"][0]]
    in_tree = {id(element): element for element in below(root, by_reference)}
    for element in list(in_tree.values()):
        if element["S"] == "/L":
            name_items(element, by_reference)
    for each in pdf.objects:
        if is_a(each, "/StructElem") and id(each) not in in_tree:
            leave_out(each, by_reference, pdf)
        elif is_a(each, "/Annot"):
            each["F"] = LINK_IS_PRINTED


def is_a(each: Any, kind: str) -> bool:
    return isinstance(each, dict) and each.get("Type") == kind


def children(element: Any, by_reference: dict[bytes, Any]) -> list[Any]:
    """The tags right below a tag; numbers of marked content are no tags."""
    found = [by_reference[child] for child in element["K"] if isinstance(child, bytes)]
    return [child for child in found if is_a(child, "/StructElem")]


def below(element: Any, by_reference: dict[bytes, Any]) -> Iterator[Any]:
    yield element
    for child in children(element, by_reference):
        yield from below(child, by_reference)


def name_items(names: Any, by_reference: dict[bytes, Any]) -> None:
    """The first in each ``div`` is the name; what is alone came over from the page before."""
    for item in children(names, by_reference):
        if item["S"] != "/Div":
            continue
        parts = list(parts_of(item, by_reference))
        item["S"], item["K"][:] = "/LI", [part.reference for part in parts]
        for part in parts:
            part["P"] = item.reference
            part["S"] = "/Lbl" if part is parts[0] and len(parts) > 1 else "/LBody"
            for body in children(part, by_reference):
                if body["S"] == "/LBody":
                    body["S"] = "/NonStruct"


def parts_of(item: Any, by_reference: dict[bytes, Any]) -> Iterator[Any]:
    """The names and what is said of them; a box that is there for the looks alone goes."""
    for child in children(item, by_reference):
        if child["S"] == "/LI":
            yield child
        else:
            yield from parts_of(child, by_reference)
            child.free = "f"


def leave_out(element: Any, by_reference: dict[bytes, Any], pdf: Any) -> None:
    """Marks the content of a tag outside the tree as belonging to the page alone, and drops the tag."""
    numbers = {child for child in element["K"] if isinstance(child, int)}
    page = by_reference[element["Pg"]]
    drawing = by_reference[page["Contents"]].stream
    for place, operator in enumerate(drawing):
        if operator == b"BDC" and drawing[place - 1].get("MCID") in numbers:
            drawing[place - 2] = "/Artifact"
            drawing[place - 1] = type(element)({"Type": "/Pagination"})
    tree = by_reference[by_reference[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]
    owners = tree[2 * page["StructParents"] + 1]  # a page and its owners in turn
    for number in numbers:
        owners[number] = "null"
    element.free = "f"
