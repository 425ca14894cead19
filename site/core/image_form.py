from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from core.picture_cleaning import moves, pixels_of

TOO_LARGE = _("Deze afbeelding is te groot: hooguit %(most)s miljoen beeldpunten. Maak haar eerst kleiner.")
MOVES = _("Deze afbeelding beweegt. Kies een stilstaande: een bewegend beeld leidt af van de tekst.")


class SiteImageForm(BaseImageForm):
    """Wagtail's own form, stricter: no broken pictures, which end in a server error there, and no films.

    Wagtail counts the pixels of the first frame only, so a film of any length would pass its limit; and it
    unpacks a picture in order to count, so that one of too many pixels has by then taken the memory.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            refuse_what_is_no_ordinary_picture(self.fields["file"])


def refuse_what_is_no_ordinary_picture(field: Field) -> None:
    """Say "not a picture" where Pillow gives up halfway; Wagtail asks for the size without a guard."""
    read = field.to_python
    most: int = field.max_image_pixels  # type: ignore[attr-defined]

    def read_or_refuse(data: Any) -> Any:
        if hasattr(data, "seek") and pixels_of(data) > most:
            raise ValidationError(TOO_LARGE % {"most": most // 1_000_000}, code="file_too_many_pixels")
        try:
            file = read(data)
            film = file is not None and moves(file)
        except (OSError, SyntaxError, ValueError, EOFError) as problem:
            raise ValidationError(field.error_messages["invalid_image"], code="invalid_image") from problem
        if film:
            raise ValidationError(MOVES, code="moving_image")
        return file

    field.to_python = read_or_refuse  # type: ignore[method-assign, assignment]
