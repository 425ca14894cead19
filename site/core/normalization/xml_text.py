"""Text in files that are XML inside: OpenDocument, Excel, feeds."""

import re

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write: https://www.w3.org/TR/xml/#charsets"""


def xml_text(text: str) -> str:
    """Without the characters that would make the file unreadable. Nobody sees them."""
    return NOT_IN_XML.sub("", text)
