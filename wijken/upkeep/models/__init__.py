"""What people send about the facts, one model to a file."""
