"""The editors' guide in the admin, and per screen a link to its chapter."""
