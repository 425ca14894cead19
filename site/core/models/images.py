from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from core.picture_cleaning import cleaned


class SiteImage(AbstractImage):
    """A picture. Its ``description`` is the alternative text; the maker is named where that is asked."""

    credit = models.CharField(
        _("maker"),
        max_length=200,
        blank=True,
        help_text=_("Wie heeft de foto of tekening gemaakt? Bijvoorbeeld: Foto: buurthuis."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("afbeelding")
        verbose_name_plural = _("afbeeldingen")
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file loses its hidden data before it reaches the disk, whichever way it came in."""
        file: Any = self.file
        if file and not file._committed:
            self._take_out_hidden_data(file)
        super().save(*args, **kwargs)

    def _take_out_hidden_data(self, file: Any) -> None:
        picture = cleaned(file.file)
        file.seek(0)
        if picture is not None:
            self.file = ContentFile(picture, name=file.name)
            self._set_image_file_metadata()


class SiteRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        verbose_name = _("formaat van afbeelding")
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="core_rendition_unique"
            )
        ]
