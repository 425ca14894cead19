"""A neighbourhood's agenda or list in another site: as a frame, or as JSON for who draws it there."""
