"""A listing and its activities as one draft, while activities can still be written by themselves too."""
