"""Weight of a word by where it occurs: title before tags before text."""

TITLE = 10
ACTIVITY_TITLE = 8
TAG = 7
INTRO = 5
HEADING = 5
PAGE_KIND = 5
TEXT = 4
TIME = 3
LABEL = 3
SPOKEN = 3
THEME = 5
AUDIENCE = 6
PLACE = 3
PROVIDER = 2
COST_NOTE = 2
"""A search for help with money is not about a listing that says that material costs money."""
