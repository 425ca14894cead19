"""Hints for editors about a text, never a wall. ``reading_a_page`` reads a page for the rules."""
