"""What is wrong with the running site, in words: for ``manage.py doctor``, ``/readyz`` and the log."""
