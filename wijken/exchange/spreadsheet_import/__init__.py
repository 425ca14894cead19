"""Import of spreadsheets: read, plan, apply. Planning writes nothing; a run is applied as a whole, or not."""
