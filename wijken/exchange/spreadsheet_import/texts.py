"""Texts of a list as the directory keeps them. Plain Python."""

from __future__ import annotations

import re
from datetime import date

from core.normalization.text import clean_line, clean_text

LONGEST_SUMMARY = 300
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"')\]]*\s+|\n+")
TAG = re.compile(
    r"</?(?:p|br|b|i|u|s|em|strong|span|div|font|ul|ol|li|a|h[1-6]|table|tbody|tr|td|th|img|script|style|o:p)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
NOT_TEXT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
NEW_LINE = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^<>]*>", re.IGNORECASE)
NEUTRALISED = re.compile(r"^'(?=[=+\-@\t\r])")
"""What an export puts before a text that a spreadsheet program would take for a formula."""
ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[ T].*)?")
DUTCH_DAY = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4})(?: .*)?")


def line(text: str) -> str:
    return clean_line(without_tags(NEUTRALISED.sub("", text)))


def paragraphs(text: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", clean_text(without_tags(NEUTRALISED.sub("", text))))


def without_tags(html: str) -> str:
    """The text of what was copied from a website; "a < b" stays as it is."""
    if "<" not in html:
        return html
    return TAG.sub("", NEW_LINE.sub("\n", NOT_TEXT.sub("", html)))


def cut_at_sentence(text: str, longest: int = LONGEST_SUMMARY) -> tuple[str, str]:
    """As many whole sentences as fit, on one line, and the rest; one that is too long is cut at a word."""
    end = 0
    for match in (*SENTENCE_END.finditer(text), None):
        stop = match.start() if match else len(text)
        if len(clean_line(text[:stop])) > longest:
            break
        end = match.end() if match else stop
    if end:
        return clean_line(text[:end]), text[end:].strip()
    start = clean_line(text)[: longest - 1]
    return start.rsplit(" ", 1)[0] + "…", text


def day(text: str) -> date | None:
    """A date as 2026-03-01 or 1-3-2026, also with a time after it."""
    match = ISO_DAY.fullmatch(line(text)) or DUTCH_DAY.fullmatch(line(text))
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])) if match else None
    except ValueError:
        return None


def items(text: str) -> list[str]:
    """ "Samen eten; Taal, Bewegen" as a list."""
    return [part for part in (line(part) for part in re.split(r"[;,|\n]| / ", text)) if part]
