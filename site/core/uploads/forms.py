from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from core.uploads.conversion import put_right
from core.uploads.image_modes import drawable
from core.uploads.metadata import UNKNOWN, moves, size_of

TOO_LARGE = _("Deze afbeelding is te groot: hooguit %(most)s miljoen beeldpunten. Maak haar eerst kleiner.")
TOO_SMALL = _(
    "Deze afbeelding is te klein: %(width)s bij %(height)s beeldpunten. Daar is niets op te zien. "
    "Kies een grotere, liefst minstens 800 breed."
)
LONGEST_SIDE_AT_LEAST, SHORTEST_SIDE_AT_LEAST = 100, 10
"""Smaller ones are dots of trackers and icons, mostly copied by mistake."""
MOVES = _("Deze afbeelding beweegt. Kies een stilstaande: een bewegend beeld leidt af van de tekst.")


class SiteImageForm(BaseImageForm):
    """Wagtail's form, but it refuses broken images, which crash Wagtail's, tiny ones, and animations.

    Wagtail counts the pixels of the first frame only, so an animation of any length would pass; and it
    decodes an image in order to count, so that one with too many pixels has by then exhausted the memory.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            refuse_what_is_no_ordinary_picture(self.fields["file"])


def refuse_what_is_no_ordinary_picture(field: Field) -> None:
    """Report "not an image" where Pillow fails halfway; Wagtail reads the size without handling errors."""
    read = field.to_python
    largest: int = field.max_upload_size  # type: ignore[attr-defined]
    most: int = field.max_image_pixels  # type: ignore[attr-defined]

    def may_be_put_right(data: Any) -> bool:
        return hasattr(data, "seek") and data.size <= largest and size_of(data) != UNKNOWN

    def read_or_refuse(data: Any) -> Any:
        if hasattr(data, "seek"):
            refuse_size(*size_of(data), most)
        try:
            file = read(put_right(data) if may_be_put_right(data) else data)
            film = file is not None and moves(file)
            if file is not None and not film:
                drawable(file, most)
                file.seek(0)
        except (OSError, SyntaxError, ValueError, EOFError, RuntimeError) as problem:
            raise ValidationError(field.error_messages["invalid_image"], code="invalid_image") from problem
        if film:
            raise ValidationError(MOVES, code="moving_image")
        return file

    field.to_python = read_or_refuse  # type: ignore[method-assign, assignment]


def refuse_size(width: int, height: int, most: int) -> None:
    if width * height > most:
        raise ValidationError(TOO_LARGE % {"most": most // 1_000_000}, code="file_too_many_pixels")
    sides = sorted((width, height))
    if (width, height) != UNKNOWN and not (
        sides[0] >= SHORTEST_SIDE_AT_LEAST and sides[1] >= LONGEST_SIDE_AT_LEAST
    ):
        raise ValidationError(TOO_SMALL % {"width": width, "height": height}, code="file_too_few_pixels")
