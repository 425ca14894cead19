"""Submissions and confirmation requests, so that upkeep can be tried from the first day."""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.utils.crypto import get_random_string

from demo.content_files import Entry
from wijken.directory.local_time import local_day
from wijken.directory.models import Listing, Neighbourhood
from wijken.upkeep.confirmations import actions
from wijken.upkeep.confirmations.request_mails import send
from wijken.upkeep.escalation import EscalationRole
from wijken.upkeep.escalation import PlannedRequest as Planned
from wijken.upkeep.models import Contact, ContactRole, Correction, Proposal, VolunteerOffer


class Upkeep:
    """Builds from ``content/bijhouden.yaml``; days count back from ``at``."""

    def __init__(self, at: datetime, listings: dict[str, Listing], areas: dict[str, Neighbourhood]) -> None:
        self.at, self.listings, self.areas = at, listings, areas
        self.users = {user.username: user for user in get_user_model().objects.all()}

    def build(self, content: Entry) -> None:
        for entry in content["contactpersonen"]:
            self.build_contact(entry)
        for entry in content["gevraagd"]:
            self.build_ask(entry)
        for entry in content["meldingen"]:
            self.build_correction(entry)
        for entry in content["voorstellen"]:
            self.build_proposal(entry)
        for entry in content["helpers"]:
            self.build_offer(entry)

    def ago(self, days: int) -> datetime:
        return self.at - timedelta(days=days)

    def build_contact(self, entry: Entry) -> None:
        stopped, unreachable = entry.get("wil_geen_mail_sinds"), entry.get("onbereikbaar_sinds")
        contact = Contact(
            email=entry["email"],
            phone=entry.get("telefoon", ""),
            stopped_at=self.ago(stopped) if stopped else None,
            unreachable_since=local_day(self.ago(unreachable)) if unreachable else None,
        )
        contact.roles = [
            ContactRole(listing=self.listings[slug], role=role)
            for role, key in ((ContactRole.Role.OWNER, "eigenaar"), (ContactRole.Role.SECOND, "tweede"))
            for slug in entry.get(key, [])
        ]
        contact.save()

    def build_ask(self, entry: Entry) -> None:
        """A confirmation request by mail, with a link that is valid, expired or used."""
        contact = Contact.objects.get(email=entry["contactpersoon"])
        at = self.ago(entry["dagen_geleden"])
        owned = contact.roles.filter(role=ContactRole.Role.OWNER)
        ask = send(contact, [Planned(one.listing_id, EscalationRole.OWNER, 0) for one in owned], at)
        Contact.objects.filter(pk=contact.pk).update(asked_on=ask.asked_on)
        if said := entry.get("antwoord"):
            for question in ask.questions.all():
                change = actions.Change({"phone": said["telefoon"]}, said["opmerking"])
                actions.send_change(question, change, self.ago(said["dagen_geleden"]))

    def build_correction(self, entry: Entry) -> None:
        listing = self.listings[entry["vermelding"]]
        Correction.objects.create(
            listing=listing,
            listing_name=listing.name,
            what=entry["wat"],
            text=entry.get("tekst", ""),
            **self.voice(entry),
        )

    def build_proposal(self, entry: Entry) -> None:
        Proposal.objects.create(
            name=entry["naam"],
            kind=entry["soort"],
            summary=entry["omschrijving"],
            neighbourhood=self.areas[entry["wijk"]],
            place=entry["plek"],
            street_address=entry.get("adres", ""),
            postcode=entry.get("postcode", ""),
            when=entry["wanneer"],
            cost=entry["kosten"],
            by=entry["van"],
            contact_role=entry["wie"],
            phone=entry["telefoon"],
            **self.voice(entry),
        )

    def build_offer(self, entry: Entry) -> None:
        listing = self.listings[entry["vermelding"]]
        vacancy = listing.vacancies.get()
        VolunteerOffer.objects.create(
            vacancy=vacancy,
            listing=listing,
            listing_name=listing.name,
            vacancy_title=vacancy.title,
            name=entry["naam"],
            phone=entry.get("telefoon", ""),
            text=entry.get("tekst", ""),
            mailed_at=self.ago(entry["dagen_geleden"]),
            **self.voice(entry),
        )

    def voice(self, entry: Entry) -> Entry:
        """Fields shared by all submissions: sender, date and answer."""
        said = entry.get("antwoord", {})
        return {
            "sending": get_random_string(32),
            "email": entry.get("email", ""),
            "received_at": self.ago(entry["dagen_geleden"]),
            "taken_by": self.users.get(entry.get("opgepakt_door", "")),
            "outcome": said.get("afloop", ""),
            "answer": said.get("tekst", ""),
            "answered_at": self.ago(said["dagen_geleden"]) if said else None,
            "answered_by": self.users.get(said.get("door", "")),
        }
