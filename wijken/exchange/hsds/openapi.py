"""The OpenAPI 3.1 document of the API: what it answers to, and with what."""

from __future__ import annotations

from wijken.exchange.hsds.responses import LARGEST_PAGE_NUMBER, MOST_ON_A_PAGE
from wijken.exchange.hsds.schedules import Document

VERSION = "3.1"
SCHEMAS = "https://raw.githubusercontent.com/openreferral/specification/3.1/schema/compiled/"
PAGE = ("page", "per_page")
FILTERS = ("search", "organization_id", "taxonomy_term_id", "taxonomy_id", "modified_after")
LISTS = {
    "services": ("service", (*PAGE, "format", *FILTERS, "minimal", "full")),
    "organizations": ("organization", (*PAGE, "format")),
    "service_at_locations": ("service_at_location", (*PAGE, "format", *FILTERS)),
    "taxonomies": ("taxonomy", PAGE),
    "taxonomy_terms": ("taxonomy_term", PAGE),
}
"""By path: the schema of a document, and the parameters."""
TYPES: dict[str, Document] = {
    "page": {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE_NUMBER, "default": 1},
    "per_page": {"type": "integer", "minimum": 1, "maximum": MOST_ON_A_PAGE, "default": 50},
    "format": {"type": "string", "enum": ["json", "ndjson"], "default": "json"},
    "search": {"type": "string"},
    "organization_id": {"type": "string", "format": "uuid"},
    "taxonomy_term_id": {"type": "string", "format": "uuid"},
    "taxonomy_id": {"type": "string", "format": "uuid"},
    "modified_after": {"type": "string", "format": "date-time"},
    "minimal": {"type": "boolean", "default": False},
    "full": {"type": "boolean", "default": False},
}
ENVELOPE: dict[str, Document] = {
    "total_items": {"type": "integer"},
    "total_pages": {"type": "integer"},
    "page_number": {"type": "integer"},
    "size": {"type": "integer"},
    "first_page": {"type": "boolean"},
    "last_page": {"type": "boolean"},
    "empty": {"type": "boolean"},
}


def openapi_document(server: str) -> Document:
    paths: Document = {"/": {"get": _operation("Information about this API", {"type": "object"}, ())}}
    for name, (schema, parameters) in LISTS.items():
        one: Document = {"$ref": f"{SCHEMAS}{schema}.json"}
        page: Document = {
            "type": "object",
            "required": [*ENVELOPE, "contents"],
            "properties": {**ENVELOPE, "contents": {"type": "array", "items": one}},
        }
        paths[f"/{name}"] = {"get": _operation(f"A page of {name}", page, parameters)}
        by_id = _operation(f"One of {name}", one, ())
        by_id["parameters"] = [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
        ]
        paths[f"/{name}/{{id}}"] = {"get": by_id}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sociale kaart",
            "version": VERSION,
            "description": "The social map in HSDS 3, read-only. No key is needed.",
        },
        "servers": [{"url": server.rstrip("/")}],
        "paths": paths,
        "components": {"schemas": {"Problem": _problem()}},
    }


def _operation(summary: str, schema: Document, parameters: tuple[str, ...]) -> Document:
    problem = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    content: Document = {"application/json": {"schema": schema}}
    if "format" in parameters:
        content["application/x-ndjson"] = {"schema": {"type": "string"}}
    return {
        "summary": summary,
        "parameters": [{"name": name, "in": "query", "schema": TYPES[name]} for name in parameters],
        "responses": {
            "200": {"description": "OK", "content": content},
            "400": {"description": "A parameter that cannot be read", "content": problem},
            "404": {"description": "There is no such thing", "content": problem},
            "429": {"description": "Too many requests from one address", "content": problem},
        },
    }


def _problem() -> Document:
    return {
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": {
            "type": {"type": "string"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
        },
    }
