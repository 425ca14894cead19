"""Before an object is deleted or unpublished: what uses it, and what visitors will miss."""
