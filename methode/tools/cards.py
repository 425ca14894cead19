"""Cards of tools."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ToolLink:
    """A tool in a list."""

    title: str
    url: str
    kind: str
    audience: str
