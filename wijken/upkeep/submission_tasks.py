"""Dashboard tasks: submissions of visitors, who are waiting for an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from core.dashboard.tasks import Action, Todo, dashboard_task_source
from core.permissions.users import AnyUser
from wijken.upkeep.models import Correction, Proposal, Submission, VolunteerOffer
from wijken.upkeep.moderation_queue import age_in_words


@dashboard_task_source(
    "corrections",
    gettext_lazy("Iemand zegt: dit klopt niet"),
    order=100,
    help=gettext_lazy("Kijk het na, pas het aan, en zeg wat je deed."),
    more=lambda: reverse("meldingen:index"),
)
def open_corrections(user: AnyUser, at: datetime) -> Iterator[Todo]:
    for correction in _waiting(Correction, user):
        url = reverse("meldingen:answer", args=[correction.pk])
        yield Todo(
            title=correction.listing_name,
            url=url,
            note=f"{correction.get_what_display()} ({age_in_words(correction, at)})",
            where=correction.where,
            action=Action(_("Beantwoorden"), url),
        )


@dashboard_task_source(
    "proposals",
    gettext_lazy("Iemand wil iets op de kaart zetten"),
    order=110,
    help=gettext_lazy("Eén klik maakt er een vermelding van die je afmaakt. Of zeg waarom het niet kan."),
    more=lambda: reverse("voorstellen:index"),
)
def open_proposals(user: AnyUser, at: datetime) -> Iterator[Todo]:
    for proposal in _waiting(Proposal, user):
        url = reverse("voorstellen:answer", args=[proposal.pk])
        yield Todo(
            title=proposal.name,
            url=url,
            note=age_in_words(proposal, at),
            where=proposal.where,
            action=Action(_("Bekijk"), url),
        )


@dashboard_task_source(
    "volunteer-offers",
    gettext_lazy("Iemand wil helpen"),
    order=120,
    help=gettext_lazy("De groep kreeg een mail, of heeft geen adres. Kijk of er contact is geweest."),
    more=lambda: reverse("helpers:index"),
)
def open_offers(user: AnyUser, at: datetime) -> Iterator[Todo]:
    for offer in _waiting(VolunteerOffer, user):
        url = reverse("helpers:answer", args=[offer.pk])
        yield Todo(
            title=offer.listing_name,
            url=url,
            note=f"{offer.vacancy_title} ({age_in_words(offer, at)})",
            where=offer.where,
            action=Action(_("Bekijk"), url),
        )


def _waiting(model: type[Submission], user: AnyUser) -> QuerySet:
    policy = policy_registry.get_by_type(model)
    mine = policy.instances_user_has_permission_for(user, "change")
    return mine.open().select_related(*model.in_the_list)
