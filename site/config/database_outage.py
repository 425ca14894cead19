"""For long-running processes: survive a database that is temporarily unavailable."""

import logging

from django.db import InterfaceError, OperationalError, connections

log = logging.getLogger(__name__)
DATABASE_AWAY = (OperationalError, InterfaceError)


def let_go(problem: Exception) -> None:
    """Close broken connections, so that the next attempt opens new ones."""
    log.warning("The database is unavailable (%s); retrying soon.", type(problem).__name__)
    connections.close_all()
