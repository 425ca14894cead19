"""The directory as open data in HSDS 3 (Human Services Data Specification, openreferral.org)."""
