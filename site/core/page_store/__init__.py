"""Keeps rendered public pages, and serves them until something that they show changes.

See ``site/docs/page-store.md``.
"""
