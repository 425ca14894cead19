from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document

from core.uploads.validation import has_active_part, is_what_it_says


class SiteDocument(AbstractDocument):
    """A downloadable file, such as a work sheet."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("bestand")
        verbose_name_plural = _("bestanden")
        permissions = [("choose_document", "Can choose document")]

    def clean(self) -> None:
        """Refuse forbidden extensions, names that hide a program, and contents that do not match the name."""
        super().clean()
        if not self.file or self.file._committed:
            return
        name = PurePath(self.file.name).name
        if has_active_part(name):
            raise ValidationError(
                {
                    "file": _(
                        "Deze naam heeft twee soorten bestand in zich. Noem het bijvoorbeeld rooster.pdf."
                    )
                }
            )
        extension = PurePath(name).suffix.lstrip(".").lower()
        if not is_what_it_says(extension, self.file.file):
            raise ValidationError(
                {
                    "file": _(
                        "Dit is geen gewoon .%(extension)s-bestand, of er zitten macro's in. "
                        "Open het, bewaar het opnieuw als .%(extension)s en probeer het nog eens."
                    )
                    % {"extension": extension}
                }
            )
