"""Identifiers of what HSDS wants one for and we hold as part of something else. Plain Python.

They follow from the identifier of the whole, so they are the same at every request.
"""

from __future__ import annotations

from uuid import UUID, uuid5

NAMESPACE = UUID("5f0b8a52-8a0c-5e9b-9d3c-6b1f0a7c2e41")


def part_id(*names: object) -> str:
    """``part_id(listing.uuid, "phone", 0)``."""
    return str(uuid5(NAMESPACE, "/".join(map(str, names))))
