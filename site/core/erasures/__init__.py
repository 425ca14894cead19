"""What was erased, so that a restored copy of the database forgets it again."""
