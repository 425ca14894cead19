import logging
from collections.abc import Callable
from contextlib import nullcontext
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Image, SourceImageIOError

from core.uploads.image_modes import drawable
from core.uploads.metadata import cleaned

logger = logging.getLogger(__name__)


class SiteImage(AbstractImage):
    """An image. Its ``description`` is the alternative text; the photographer is credited where required.

    An image that cannot be rendered, because its file is missing, damaged or too large, never breaks a page:
    its renditions are empty, and the editors' dashboard lists it.
    """

    credit = models.CharField(
        _("maker"),
        max_length=200,
        blank=True,
        help_text=_("Wie heeft de foto of tekening gemaakt? Bijvoorbeeld: Foto: buurthuis."),
    )

    is_undrawable = models.BooleanField(default=False, db_default=False, editable=False)

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("afbeelding")
        verbose_name_plural = _("afbeeldingen")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: object, **kwargs: object) -> None:
        """Strip metadata from a new file before it is written to disk, however it was uploaded."""
        file: Any = self.file
        if file and not file._committed:
            self._take_out_hidden_data(file)
            self.is_undrawable = False
        super().save(*args, **kwargs)

    def _take_out_hidden_data(self, file: FieldFile) -> None:
        picture = cleaned(file.file)
        file.seek(0)
        if picture is not None:
            self.file = ContentFile(picture, name=file.name)
            self._set_image_file_metadata()

    def get_rendition(self, filter: Filter | str) -> AbstractRendition:
        return self._drawn_or_empty(super().get_rendition, filter) or self._empty_rendition()

    def get_renditions(self, *filters: Filter | str) -> dict[str, object]:
        empty = {getattr(each, "spec", each): self._empty_rendition() for each in filters}
        return self._drawn_or_empty(super().get_renditions, *filters) or empty

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Render from any colour mode that Pillow can read. Raises SourceImageIOError if that fails."""
        if self.is_undrawable:
            raise SourceImageIOError("found undrawable before")
        try:
            original: AbstractImage
            with nullcontext(source) if source else self.open_file() as original:
                picture = drawable(original, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
                return super().generate_rendition_file(filter, source=File(picture, name=self.file.name))
        except InvalidFilterSpecError:
            raise
        except Exception as problem:  # image libraries raise all kinds of exceptions on foreign files
            raise SourceImageIOError(f"{type(problem).__name__}: {problem}") from problem

    def try_to_draw(self) -> bool:
        """Whether it can be rendered after all, for instance because its file was restored."""
        self.is_undrawable = False
        try:
            with self.open_file() as file:
                original = BytesIO(file.read())
            self.generate_rendition_file(Filter("width-400|format-jpeg"), source=File(original))
        except SourceImageIOError:
            self.is_undrawable = True
        else:
            type(self).objects.filter(pk=self.pk).update(is_undrawable=False)
        return not self.is_undrawable

    def _drawn_or_empty(
        self, draw: Callable[..., AbstractRendition], *filters: Filter | str
    ) -> AbstractRendition:
        try:
            return draw(*filters)
        except SourceImageIOError as problem:
            if not self.is_undrawable:
                self.is_undrawable = True
                type(self).objects.filter(pk=self.pk).update(is_undrawable=True)
                logger.error("Cannot render image %s: %s", self.pk, problem)
        except OSError as problem:  # the disk is full: nothing is wrong with the image
            logger.error("Cannot store the result of rendering image %s: %s", self.pk, problem)
        return None

    def _empty_rendition(self) -> AbstractRendition:
        """Like Wagtail's own image tags: editors see a broken image."""
        rendition = self.get_rendition_model()(image=self, width=0, height=0)
        rendition.file.name = "not-found"
        return rendition


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        verbose_name = _("formaat van afbeelding")
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="core_rendition_unique"
            )
        ]
