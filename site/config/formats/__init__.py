"""Date and time formats in addition to Django's."""
