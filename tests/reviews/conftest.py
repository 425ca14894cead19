"""Uses the small method."""

from tests.methode.conftest import add_step, home, method

__all__ = ["add_step", "home", "method"]
