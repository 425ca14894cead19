"""One record of two that are the same: what differs, what moves along, and what stays behind."""
