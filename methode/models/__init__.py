from methode.glossary.models import Term
from methode.handbook.frozen_version import FrozenError, FrozenVersion

from .glossary_page import GlossaryPage
from .method_page import MethodPage
from .method_version import MethodVersion
from .step_page import StepPage
from .tool_index_page import ToolIndexPage
from .tool_page import ToolPage
from .work_form_index_page import WorkFormIndexPage
from .work_form_page import WorkFormPage

__all__ = [
    "FrozenError",
    "FrozenVersion",
    "GlossaryPage",
    "MethodPage",
    "MethodVersion",
    "StepPage",
    "Term",
    "ToolIndexPage",
    "ToolPage",
    "WorkFormIndexPage",
    "WorkFormPage",
]
