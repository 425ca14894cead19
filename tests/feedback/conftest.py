"""Uses the small method and the small municipality."""

from tests.methode.conftest import add_step, add_work_form, home, method
from tests.wijken.conftest import module_town, town

__all__ = ["add_step", "add_work_form", "home", "method", "module_town", "town"]
