"""Mutation testing of security-relevant code: ``make mutate``.

Cosmic Ray makes small changes to the code, one at a time (an inverted comparison, a number plus one). A test
should fail for each. A reproducible sample (``--seed``) is tried; survivors are printed as a diff. It is a
tool for test authors, not part of CI.
"""
