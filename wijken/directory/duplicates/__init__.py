"""Which listings may be the same."""
