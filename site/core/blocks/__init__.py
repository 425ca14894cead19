"""StreamField blocks. Other apps add theirs through the setting BODY_BLOCKS."""

from .body import BodyField, body_field, items_field
from .entrance import EntranceBlock
from .links import QuestionBlock
from .text import DocumentBlock, HeadingBlock, ImageBlock, NoticeBlock, ParagraphBlock, QuoteBlock

__all__ = [
    "BodyField",
    "DocumentBlock",
    "EntranceBlock",
    "HeadingBlock",
    "ImageBlock",
    "NoticeBlock",
    "ParagraphBlock",
    "QuestionBlock",
    "QuoteBlock",
    "body_field",
    "items_field",
]
