"""External links in published texts and records, and the results of checking them."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from core.permissions.users import AnyUser
from links.rules import NO_ANSWER, Findings, State

LONGEST = 1000


class LinkQuerySet(models.QuerySet):
    def due(self, today: date) -> Self:
        """Links to check, longest waiting first."""
        return self.filter(look_on__lte=today).order_by("look_on", "pk")

    def claim(self, pk: int, today: date, next_day: date) -> bool:
        """Reserve this link for today. Of two concurrent jobs one succeeds."""
        return bool(self.filter(pk=pk, look_on__lte=today).update(look_on=next_day))

    def editable_by(self, user: AnyUser) -> Self:
        """Links in something that this user may change."""
        return self.filter(Exists(Use.objects.editable_by(user).filter(link=OuterRef("pk"))))


class Link(models.Model):
    """One external URL, however often it is used."""

    class States(models.TextChoices):
        NEW = State.NEW, _("nog niet bekeken")
        GOOD = State.GOOD, _("werkt")
        CLOSED = State.CLOSED, _("laat zich niet nakijken")
        FAILING = State.FAILING, _("deed het even niet")
        BROKEN = State.BROKEN, _("werkt niet")

    url = models.CharField(_("link"), max_length=LONGEST, unique=True, editable=False)
    host = models.CharField(_("site"), max_length=255, editable=False)
    state = models.CharField(
        _("hoe staat het ermee"),
        max_length=7,
        choices=States.choices,
        default=States.NEW,
        editable=False,
    )
    status = models.PositiveSmallIntegerField(_("antwoord"), null=True, editable=False)
    failures = models.PositiveSmallIntegerField(_("dagen dat het niet werkte"), default=0, editable=False)
    failing_since = models.DateField(_("werkt niet sinds"), null=True, editable=False)
    tried_on = models.DateField(_("laatst bekeken"), null=True, editable=False)
    good_on = models.DateField(_("werkte het laatst"), null=True, editable=False)
    look_on = models.DateField(_("weer bekijken op"), editable=False, db_index=True)

    objects = LinkQuerySet.as_manager()

    places: list[tuple[str, str]]
    """The title and edit URL of each use, for the reader of the report."""

    class Meta:
        verbose_name = _("link naar buiten")
        verbose_name_plural = _("links naar buiten")
        ordering = ["url"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.url

    @property
    def findings(self) -> Findings:
        return Findings(
            State(self.state), self.failures, self.failing_since, self.tried_on, self.good_on, self.status
        )

    def found(self, status: int, today: date) -> None:
        """Record the result of one more check."""
        known = self.findings.after(status, today)
        for name in ("state", "failures", "failing_since", "tried_on", "good_on", "status"):
            setattr(self, name, getattr(known, name))
        self.look_on = known.look_on or today
        self.save()

    @property
    def problem(self) -> str:
        """For editors: what a visitor gets."""
        if self.state not in (self.States.FAILING, self.States.BROKEN):
            return ""
        if self.status == NO_ANSWER:
            return str(_("de site antwoordt niet"))
        if self.status in (404, 410):
            return str(_("de pagina is er niet meer"))
        return str(_("de site geeft een fout (%(status)s)") % {"status": self.status})


class UseQuerySet(models.QuerySet):
    def editable_by(self, user: AnyUser) -> Self:
        """Uses in pages and records that this user may change, by the permission policy of each type."""
        theirs = Q(pk__in=())
        for kind in ContentType.objects.filter(pk__in=Use.objects.order_by().values("kind").distinct()):
            model = kind.model_class()
            policy = policy_registry.get_by_type(model) if model else None
            if policy:
                changeable = policy.instances_user_has_any_permission_for(user, ("change",))
                theirs |= Q(kind=kind, number__in=changeable.order_by().values("pk"))
        return self.filter(theirs)


class Use(models.Model):
    """A page or record that contains a link."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="uses", editable=False)
    kind = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+", editable=False)
    number = models.PositiveBigIntegerField(editable=False)
    thing = GenericForeignKey("kind", "number")

    objects = UseQuerySet.as_manager()

    class Meta:
        verbose_name = _("plek van een link")
        verbose_name_plural = _("plekken van een link")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("link", "kind", "number"), name="links_used_once")]
        indexes = [models.Index(fields=["kind", "number"])]

    def __str__(self) -> str:
        return f"{self.link} ({self.kind} {self.number})"
