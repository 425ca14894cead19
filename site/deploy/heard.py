"""Exit with 0 if worker or timer gave a sign of life in the last minutes: ``heard.py worker 10``.

Without Django, because a health check runs every minute.
"""

import os
import sys

import psycopg

QUESTION = (
    "SELECT max(at) > now() - %s * interval '1 minute' FROM config_heartbeat WHERE starts_with(name, %s)"
)

with psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5) as database:
    row = database.execute(QUESTION, [int(sys.argv[2]), sys.argv[1]]).fetchone()
sys.exit(0 if row and row[0] else 1)
