"""Read times as people say them in Dutch: "di 10-12", "elke 2e dinsdag 14 uur, niet in de schoolvakantie".

Plain Python. ``read`` says what is certain, which words it did not understand, and what it has to ask.
"""

from wijken.directory.recurrence.reader.read import read
from wijken.directory.recurrence.reader.result import Reading

__all__ = ["Reading", "read"]
