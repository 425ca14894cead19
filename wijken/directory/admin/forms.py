"""Forms of directory records."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import SlugInput
from wagtail.admin.widgets.chooser import BaseChooser
from wagtail.coreutils import cautious_slugify
from wagtail.permissions import policy_registry

from core.normalization.coordinates import point_in
from core.normalization.slugs import CleanSlugMixin, PlainSlugField
from wijken.directory.models.directory_record import DirectoryRecord
from wijken.directory.permissions import choosable_by, editable_by, neighbourhoods_to_choose
from wijken.directory.slugs import free_slug, is_numbered, slug_for

POINT = ("latitude", "longitude")


class DirectoryRecordForm(CleanSlugMixin, WagtailAdminModelForm):
    """The base form: an empty neighbourhood has a label of its own, and numbers accept a decimal comma.

    A script fills in the slug; without it the slug is derived from the name here. At a new record, a name
    that exists already gets a number in its slug.

    A point pasted from a map into latitude or longitude fills in both.

    Editors of certain neighbourhoods can only choose those, or leave it as it is, and can only add activities
    to their own listings.
    """

    def __init__(self, data: Mapping[str, object] | None = None, *args: object, **kwargs: object) -> None:
        super().__init__(_with_point(data), *args, **kwargs)
        self.kept = neighbourhoods_to_choose(self.for_user) if self.for_user else None
        self.is_for_all = False
        if "neighbourhood" in self.fields:
            choice = self.fields["neighbourhood"]
            choice.empty_label = _("Hele gemeente")
            if self.kept is not None:
                now = self.instance.neighbourhood_id
                choice.queryset = choice.queryset.filter(Q(pk__in=self.kept) | Q(pk=now))
                self.is_for_all = bool(self.instance.pk) and now is None
                if not self.is_for_all:
                    choice.empty_label = _("Kies een wijk")
                    choice.required = True
                    choice.help_text = ""  # it says what an empty choice means
                if len(self.kept) == 1 and not self.instance.pk:
                    self.initial["neighbourhood"] = self.initial.get("neighbourhood") or min(self.kept)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        for name, field in self.fields.items():
            if self.for_user and isinstance(field.widget, BaseChooser):
                self._offer_only(name, self._offered(name, field.queryset))

    def _offered(self, name: str, rows: QuerySet) -> QuerySet:
        if name == "listing":
            return editable_by(rows, self.for_user)
        if issubclass(rows.model, DirectoryRecord):
            return choosable_by(rows, self.for_user, timezone.now())
        policy = policy_registry.get_by_type(rows.model)
        return policy.instances_user_has_any_permission_for(self.for_user, ["choose"])

    def _offer_only(self, name: str, offered: QuerySet) -> None:
        """A posted value may be anything; only what was offered is accepted."""
        field = self.fields[name]
        now = Q(pk=getattr(self.instance, f"{name}_id"))
        field.queryset = rows = field.queryset.filter(Q(pk__in=offered.order_by().values("pk")) | now)

        def get_instance(value: object) -> models.Model | None:
            if value is None or isinstance(value, rows.model):
                return value
            return rows.filter(pk=value).first() if str(value).isdecimal() else None

        field.widget.get_instance = get_instance

    def clean(self) -> dict[str, object]:
        data = super().clean()
        nowhere = "neighbourhood" in self.fields and data.get("neighbourhood") is None
        if self.kept is not None and nowhere and not self.is_for_all and "neighbourhood" not in self.errors:
            self.add_error("neighbourhood", _("Kies een wijk waar jij voor werkt."))
        if "slug" in self.fields and "slug" not in self.errors:
            data["slug"] = self._slug(data.get("slug") or "", data.get("name") or "")
        return data

    def _slug(self, typed: str, name: str) -> str:
        """Until a record is first published, a slug that its name gives makes way for one that was there."""
        model, own = self._meta.model, self.instance.slug
        if not typed:
            return own or slug_for(model, name, otherwise="naam")
        is_chosen = typed != cautious_slugify(name)
        others = model._base_manager.filter(slug=typed).exclude(pk=self.instance.pk)
        if is_chosen or getattr(self.instance, "first_published_at", self.instance.pk) or not others.exists():
            return typed
        return own if is_numbered(own, typed) else free_slug(model, typed)


class ChildFormSet(BaseChildFormSet):
    """Rows whose key is not there (any more) are new: an import replaced them, or an old version has them.

    Django refuses those, at a hidden field that nobody can mend. A key of another record's row is new too.
    """

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        key = self.model._meta.pk.name
        form.fields[key] = forms.IntegerField(
            required=False, widget=forms.HiddenInput, initial=form.fields[key].initial
        )


class WholeFormSet(ChildFormSet):
    """The rows of the form are all there are: others, such as those of an import since, make way.

    Whoever posts this form has seen them beside their own, and chose: see ``edit_conflicts``.
    """

    def save(self, commit: bool = True) -> list[models.Model]:
        saved: list[models.Model] = super().save(commit=False)
        rows = getattr(self.instance, self.rel_name)
        posted = {form.instance.pk for form in self.forms}
        rows.remove(*(row for row in rows.all() if row.pk and row.pk not in posted))
        if commit:
            rows.commit()
        return saved


def _with_point(data: Any) -> Any:
    points = (point_in(data.get(name, "")) for name in POINT) if data else ()
    pasted = next(filter(None, points), None)
    if not pasted:
        return data
    data = data.copy()
    for name, degrees in zip(POINT, pasted, strict=True):
        data[name] = degrees
    return data


# Accept a decimal comma or point, as the help text says; Django's number field accepts a point only.
register_form_field_override(models.FloatField, override={"localize": True, "widget": forms.TextInput})
register_form_field_override(models.SlugField, override={"form_class": PlainSlugField, "widget": SlugInput})
