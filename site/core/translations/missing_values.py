"""A part of a block that was saved before that part existed has no value: nothing to translate.

wagtail-localize expects a text, so nobody could translate such a page.
"""

from wagtail.blocks import Block
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

read_value = StreamFieldSegmentExtractor.handle_block


def handle_block(
    self: StreamFieldSegmentExtractor, block_type: Block, block_value: object, raw_value: object = None
) -> list[object]:
    return [] if block_value is None else list(read_value(self, block_type, block_value, raw_value))


def pass_over_missing_values() -> None:
    StreamFieldSegmentExtractor.handle_block = handle_block
