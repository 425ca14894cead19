"""Follow a neighbourhood, a theme or a question by mail: once a week what is new, and what is on."""
