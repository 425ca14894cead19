"""The base of every public form: no account, no third party, no lost input::

    class ReportForm(PublicForm):
        purpose = "report"
        text = forms.CharField(label=_("Wat zag je?"))

    class ReportView(PublicFormView):
        form_class = ReportForm

        def keep(self, form): ...       # store the submission with keep_words, in a transaction
        def get_success_url(self): ...  # a thank-you page

Pages link to the URL of a form instead of embedding it: only the form's own URL sets a cookie.
"""

from .form import LONGEST, PublicForm
from .mail_limits import may_send_mail, may_send_receipt
from .rate_limits import EVERYDAY, Limit, too_many, too_many_for
from .submissions import GONE_BACK_WITHIN, Kept, keep_words
from .views import PublicFormView

__all__ = [
    "EVERYDAY",
    "GONE_BACK_WITHIN",
    "LONGEST",
    "Kept",
    "Limit",
    "PublicForm",
    "PublicFormView",
    "keep_words",
    "may_send_mail",
    "may_send_receipt",
    "too_many",
    "too_many_for",
]
