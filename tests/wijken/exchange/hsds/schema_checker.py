"""The part of JSON Schema that the schemas of HSDS use: types, required keys, choices, formats."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.core.validators import validate_email

TYPES: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
}
FORMATS = {
    "uuid": UUID,
    "email": validate_email,
    "date-time": datetime.fromisoformat,
    "uri": lambda text: urlsplit(text).scheme[0] and re.fullmatch(r"[!-~]+", text)[0],  # type: ignore[index]
}


class SchemaChecker:
    """The schema of one file, with those that it refers to beside it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.schema = folder, json.loads((folder / name).read_text())

    def problems(self, value: object, schema: dict[str, Any] | None = None, at: str = "") -> Iterator[str]:
        schema = self.schema if schema is None else schema
        if reference := schema.get("$ref"):
            yield from SchemaChecker(self.folder, reference).problems(value, at=at)
            return
        kind = TYPES.get(schema.get("type", ""), object)
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            yield f"{at}: {value!r} is no {schema.get('type')}"
            return
        if "enum" in schema and value not in schema["enum"]:
            yield f"{at}: {value!r} is none of {schema['enum']}"
        if isinstance(value, str) and (read := FORMATS.get(schema.get("format", ""))):
            try:
                read(value)
            except Exception:  # whatever the reader of this format raises
                yield f"{at}: {value!r} is no {schema['format']}"
        if isinstance(value, dict):
            yield from (f"{at}: no {name}" for name in schema.get("required", ()) if name not in value)
            for name, part in value.items():
                known = schema.get("properties", {})
                if known and name not in known:
                    yield f"{at}: HSDS has no {name}"
                yield from self.problems(part, known.get(name, {}), f"{at}/{name}")
        if isinstance(value, list):
            for number, part in enumerate(value):
                yield from self.problems(part, schema.get("items", {}), f"{at}/{number}")
