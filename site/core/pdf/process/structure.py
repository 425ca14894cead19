"""Repair the tags of a PDF for screen readers where WeasyPrint 70 falls short.

- Description lists: ``<dl><div><dt><dd>`` becomes a list item with a label and a body (ISO 32000-1,
  14.8.4.3.3). WeasyPrint puts the items in a ``Div`` in the list, which PDF/UA-1 forbids.
- What is in the page margin, such as the page number, becomes an artifact, so that it is not read on every
  page (PDF/UA-1, 7.8). WeasyPrint marks it as content and leaves it out of the tree.
- Links stay when the file is printed to another file.
"""

from collections.abc import Iterator
from typing import Any

LINK_IS_PRINTED = 4


def finish(document: Any, pdf: Any) -> None:
    """WeasyPrint calls this when everything but the trailer is written."""
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
    """The structure elements directly below an element, without numbers of marked content."""
    found = [by_reference[child] for child in element["K"] if isinstance(child, bytes)]
    return [child for child in found if is_a(child, "/StructElem")]


def below(element: Any, by_reference: dict[bytes, Any]) -> Iterator[Any]:
    yield element
    for child in children(element, by_reference):
        yield from below(child, by_reference)


def name_items(names: Any, by_reference: dict[bytes, Any]) -> None:
    """The first element of each ``div`` is the label; a single one continues from the previous page."""
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
    """The labels and bodies of an item; boxes that are only layout are dropped."""
    for child in children(item, by_reference):
        if child["S"] == "/LI":
            yield child
        else:
            for part in parts_of(child, by_reference):
                if "Lang" in child:
                    part.setdefault("Lang", child["Lang"])
                yield part
            child.free = "f"


def leave_out(element: Any, by_reference: dict[bytes, Any], pdf: Any) -> None:
    """Turn the content of an element outside the tree into an artifact, and remove the element."""
    numbers = {child for child in element["K"] if isinstance(child, int)}
    page = by_reference[element["Pg"]]
    drawing = by_reference[page["Contents"]].stream
    for place, operator in enumerate(drawing):
        if operator == b"BDC" and drawing[place - 1].get("MCID") in numbers:
            drawing[place - 2] = "/Artifact"
            drawing[place - 1] = type(element)({"Type": "/Pagination"})
    tree = by_reference[by_reference[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"]
    owners = tree[2 * page["StructParents"] + 1]  # pages and their owners alternate
    for number in numbers:
        owners[number] = "null"
    element.free = "f"
