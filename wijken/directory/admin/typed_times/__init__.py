"""Times typed as people say them, in the form of an activity: answered while typing, filled in on saving."""
