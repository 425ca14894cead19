import unicodedata

JOINERS = "\u200c\u200d"
"""They join letters in Arabic script and parts of an emoji; they cannot reverse a text."""


def one_line(text: str) -> str:
    """On one line, without control characters: a title cannot inject a header or a field."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def without_unseen(text: str) -> str:
    """Remove control characters and direction marks, which can change how a text reads; keep line breaks."""
    return "".join(
        sign
        for sign in text
        if sign in "\n\t" or sign in JOINERS or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
    )
