"""The import of a spreadsheet in the admin: upload, look at the plan, apply, undo."""
