"""What runs beside the web server: locks, signs of life, and who takes over what was left."""
