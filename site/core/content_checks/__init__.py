"""Writing hints for editors; they never block saving. ``page_text`` extracts what the rules look at."""
