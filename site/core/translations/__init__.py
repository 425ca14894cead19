"""What is not translated is not called a translation: it is marked as what it is, or not offered."""
