from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field
from wagtail.images.forms import BaseImageForm


class SiteImageForm(BaseImageForm):
    """Wagtail's own form; a file that only begins like a picture gets a message and not a server error."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            forgive_broken_pictures(self.fields["file"])


def forgive_broken_pictures(field: Field) -> None:
    """Say "not a picture" where Pillow gives up halfway: Wagtail asks for the size without a guard."""
    read = field.to_python

    def read_or_refuse(data: Any) -> Any:
        try:
            return read(data)
        except (OSError, SyntaxError, ValueError, EOFError) as problem:
            raise ValidationError(field.error_messages["invalid_image"], code="invalid_image") from problem

    field.to_python = read_or_refuse  # type: ignore[method-assign, assignment]
