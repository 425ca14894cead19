"""Which sites may show a page of ours in a frame."""

from __future__ import annotations

from collections.abc import Sequence


def policy_for(origins: Sequence[str]) -> str:
    """The content security policy of a page in a frame. Without origins nobody may show it."""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
            "object-src 'none'",
            f"frame-ancestors {' '.join(origins) or "'none'"}",
        )
    )
