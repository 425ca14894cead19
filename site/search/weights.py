"""How much a word weighs by where it stands: title before tags before text."""

TITLE = 10
ACTIVITY_TITLE = 8
TAG = 7
INTRO = 5
TEXT = 4
TIME = 3
SPOKEN = 3
THEME = 5
AUDIENCE = 6
PLACE = 3
PROVIDER = 2
