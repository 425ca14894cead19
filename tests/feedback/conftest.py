"""The small method and the small municipality of the other rooms."""

from tests.methode.conftest import add_step, add_work_form, home, method
from tests.wijken.conftest import built_town, town

__all__ = ["add_step", "add_work_form", "built_town", "home", "method", "town"]
