"""What follows when a record is saved or published."""
