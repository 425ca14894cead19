"""What every public form of the site stands on: no account, no third party, nothing lost.

    class ReportForm(PublicForm):
        purpose = "report"
        text = forms.CharField(label=_("Wat zag je?"))

    class ReportView(PublicFormView):
        form_class = ReportForm

        def keep(self, form): ...       # store what was sent: it is counted, and in a transaction
        def get_success_url(self): ...  # a thank-you page of its own

A page that is for reading links to its form: the form's own address is the first that gives a cookie.
"""

from .form import PublicForm
from .limits import EVERYDAY, Limit, too_many, too_many_for
from .views import PublicFormView

__all__ = ["EVERYDAY", "Limit", "PublicForm", "PublicFormView", "too_many", "too_many_for"]
