"""Copies of database and files: made, thinned, restored; and what was erased since is erased again."""
