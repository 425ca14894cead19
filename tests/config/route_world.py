"""One object of every kind that a URL may show; private ones contain a unique word."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    Workflow,
)
from wagtail_localize.models import Translation, TranslationSource

from accounts.second_factor.models import SecondFactor
from coalition.models import Letter
from config.roles import (
    ADMINISTRATORS,
    EDITORS,
    NEIGHBOURHOOD_EDITORS,
    TRANSLATORS,
    VOLUNTEERS,
    set_up_roles,
)
from core.models import HomePage, MadeFile, SiteDocument, SiteImage, StandardPage
from crisis_help.models import CrisisContact, CrisisPhrase, CrisisTopic, HarmlessPhrase
from feedback.models import Answer
from links.models import Link, Use
from methode.models import MethodPage, StepPage, Term
from outbox.models import Message
from search.models import ForeignWord, Missed, SearchCount, Synonym
from wijken.directory.models import (
    AccessFeature,
    Activity,
    Audience,
    HealthDimension,
    Listing,
    Location,
    Neighbourhood,
    NeighbourhoodTeam,
    Organisation,
    Question,
    SchoolHoliday,
    SearchWord,
    SpokenLanguage,
    TeamMember,
    Theme,
)
from wijken.exchange.spreadsheet_import.models import ImportSource, ImportUpload
from wijken.models import NeighbourhoodIndexPage, NeighbourhoodPage, Progress, StoryIndexPage, StoryPage
from wijken.upkeep.models import (
    ConfirmationItem,
    ConfirmationRequest,
    Contact,
    ContactRole,
    Correction,
    Proposal,
    VolunteerOffer,
)

LETTERS = {
    "B": ADMINISTRATORS,
    "R": EDITORS,
    "W": NEIGHBOURHOOD_EDITORS,
    "V": VOLUNTEERS,
    "T": TRANSLATORS,
}
HERE, ELSEWHERE, PRIVATE = "hier", "elders", "besloten"
WORDS = {
    # word             who may read it
    "zconceptpagina": "BR",
    "zwachtwoordpagina": "BR",
    "zvertaalconcept": "BRT",
    "zverhaalhier": "BRW",
    "zverhaalelders": "BR",
    "zfeithier": "BRWV",
    "zfeitelders": "BR",
    "zongewenst": "BR",
    "zcontactpersoon": "BR",
    "zmeldinghier": "BRWV",
    "zmeldingelders": "BR",
    "zvoorstelhier": "BRW",
    "zvoorstelelders": "BR",
    "zaanbodhier": "BRW",
    "zaanbodelders": "BR",
    "zpostonderwerp": "B",
    "zaccount": "B",
    "zbegripconcept": "BR",
    "zbesloten": "BR",
    "zbestandhier": "BRWVT",
    "zbestandelders": "BRT",
    "zbrief": "BR",
    "zreactie": "BR",
    "zomleiding": "BR",
    "zgezocht": "BR",
    "zlijst": "BR",
}
"""Each occurs in one kind of object only."""


class World:
    def __init__(self) -> None:
        self.now = timezone.now()
        set_up_roles()
        self.facts = {HERE: self.make_facts(HERE), ELSEWHERE: self.make_facts(ELSEWHERE)}
        self.upload = self.make_upload()
        self.make_pages()
        self.make_translation()
        set_up_roles()
        self.people = {letter: self.person(letter, group) for letter, group in LETTERS.items()}
        self.stranger = get_user_model().objects.create_user("ander", "zaccount@example.nl", "x" * 12)
        SecondFactor.objects.create(user=self.stranger, sealed_secret="x", last_step=1, since=self.now)
        self.make_files()
        self.make_sendings()
        self.make_words()
        self.workflows = {thing: self.start_workflow(thing) for thing in self.with_workflow()}

    def make_facts(self, where: str) -> dict[str, Any]:
        """Drafts, so that only the editors responsible may read them."""
        word = f"zfeit{where}"
        place = Neighbourhood.objects.create(
            name=f"Wijk {where}", slug=where, core_village="Pijnacker", latitude=52.02, longitude=4.43
        )
        hall = Location.objects.create(name=f"Zaal {word}", kind="hall", neighbourhood=place, live=False)
        club = Organisation.objects.create(name=f"Club {word}", slug=word, neighbourhood=place, live=False)
        listing = Listing.objects.create(
            name=f"Inloop {word}",
            slug=word,
            kind="initiatief",
            summary="Voor iedereen.",
            website="javascript:alert(1)",
            neighbourhood=place,
            location=hall,
            organisation=club,
            live=False,
        )
        activity = Activity.objects.create(listing=listing, title=f"Koffie {word}", live=False)
        made = (place, hall, club, listing, activity)
        return {type(fact)._meta.model_name: fact for fact in made}

    def make_upload(self) -> ImportUpload:
        return ImportUpload.objects.create(
            source=ImportSource.objects.create(name="zlijst"),
            file_name="zlijst.csv",
            file_date=self.now.date(),
            content=b"naam",
            state=ImportUpload.State.REFUSED,
            uploaded_at=self.now,
            touched_at=self.now,
        )

    def make_pages(self) -> None:
        Listing.objects.create(
            name="zongewenst", slug="zongewenst", kind="initiatief", summary="x", visibility="unlisted"
        )
        root = Page.get_first_root_node()
        self.home = root.add_child(instance=HomePage(title="Start", slug="start"))
        Site.objects.update(root_page=self.home)
        self.page = self.home.add_child(instance=StandardPage(title="Over ons", slug="over"))
        self.alias = self.page.create_alias(parent=self.home, update_slug="kopie")
        self.draft = self.home.add_child(instance=StandardPage(title="zconceptpagina", slug="c", live=False))
        self.closed = self.home.add_child(instance=StandardPage(title="zwachtwoordpagina", slug="w"))
        PageViewRestriction.objects.create(page=self.closed, restriction_type="password", password="x")
        self.method = self.home.add_child(instance=MethodPage(title="De methode", slug="methode"))
        self.step = self.method.add_child(
            instance=StepPage(title="Stap een", short_title="Stap", slug="stap", number=1)
        )
        index = self.home.add_child(instance=NeighbourhoodIndexPage(title="Wijken", slug="wijken"))
        self.stories = {}
        for where, facts in self.facts.items():
            page = NeighbourhoodPage(title=f"Wijk {where}", slug=where, neighbourhood=facts["neighbourhood"])
            index.add_child(instance=page).save_revision(clean=False)
            stories = page.add_child(instance=StoryIndexPage(title="Verhalen", slug="verhalen"))
            self.stories[where] = stories.add_child(
                instance=StoryPage(title=f"zverhaal{where}", slug="verhaal", live=False)
            )

    def make_translation(self) -> None:
        english = Locale.objects.create(language_code="en")
        draft = self.home.add_child(instance=StandardPage(title="zvertaalconcept", slug="v", live=False))
        source, _created = TranslationSource.update_or_create_from_instance(draft)
        Translation.objects.create(source=source, target_locale=english)
        for page in (self.home, self.page):
            source, _created = TranslationSource.update_or_create_from_instance(page)
            self.translation = Translation.objects.create(source=source, target_locale=english)
            self.translation.save_target(publish=True)
        self.source = source
        self.english = english

    def person(self, letter: str, group: str) -> Any:
        user = get_user_model().objects.create(username=letter)
        user.groups.add(Group.objects.get(name=group))
        if letter in "WV":
            TeamMember.objects.create(user=user, neighbourhood=self.facts[HERE]["neighbourhood"])
        return get_user_model().objects.get(pk=user.pk)

    def make_files(self) -> None:
        root = Collection.get_first_root_node()
        self.collection = root.add_child(name="zbesloten")
        CollectionViewRestriction.objects.create(
            collection=self.collection, restriction_type="password", password="x"
        )
        self.document, self.picture = (
            SiteDocument.objects.create(title="Folder", file=ContentFile(b"Hallo", "folder.txt")),
            SiteImage.objects.create(title="Foto", file=get_test_image_file()),
        )
        self.files = {PRIVATE: self.make_two_files("zbesloten", self.collection)}
        for where, facts in self.facts.items():
            team = NeighbourhoodTeam.objects.get(neighbourhood=facts["neighbourhood"])
            self.files[where] = self.make_two_files(f"zbestand{where}", team.collection)

    def make_two_files(self, word: str, collection: Any) -> tuple[SiteDocument, SiteImage]:
        """The name of the document has no word that is looked for: it is in an address that one may try."""
        return (
            SiteDocument.objects.create(
                title=word, file=ContentFile(b"Hallo", "besloten.txt"), collection=collection
            ),
            SiteImage.objects.create(title=word, file=get_test_image_file(), collection=collection),
        )

    def make_sendings(self) -> None:
        """What visitors and contacts submitted, and the mail to them."""
        self.sent: dict[str, dict[str, Any]] = {}
        self.contact = Contact.objects.create(email="zcontactpersoon@example.nl", phone="0612345678")
        ask = ConfirmationRequest.objects.create(
            contact=self.contact, asked_at=self.now, asked_on=self.now.date()
        )
        for where, facts in self.facts.items():
            ContactRole.objects.create(contact=self.contact, listing=facts["listing"], role="owner")
            self.sent[where] = {
                "meldingen": Correction.objects.create(
                    sending=f"m{where}",
                    listing=facts["listing"],
                    listing_name=f"Inloop zfeit{where}",
                    what="when",
                    text=f"zmelding{where}",
                    email=f"zmelding{where}@example.nl",
                    received_at=self.now,
                ),
                "voorstellen": Proposal.objects.create(
                    sending=f"v{where}",
                    name=f"zvoorstel{where}",
                    summary="x",
                    neighbourhood=facts["neighbourhood"],
                    email=f"zvoorstel{where}@example.nl",
                    received_at=self.now,
                ),
                "helpers": VolunteerOffer.objects.create(
                    sending=f"h{where}",
                    listing=facts["listing"],
                    listing_name=f"Inloop zfeit{where}",
                    vacancy_title="Koffie schenken",
                    name=f"zaanbod{where}",
                    email=f"zaanbod{where}@example.nl",
                    received_at=self.now,
                ),
                "upkeep_review": ConfirmationItem.objects.create(
                    ask=ask, listing=facts["listing"], rung=0, answer="changed", answered_at=self.now
                ),
            }
        self.message = Message.objects.create(
            recipient="zpostonderwerp@example.nl",
            subject="zpostonderwerp",
            body="zpostonderwerp",
            kind="x",
            queued_at=self.now,
            next_try_at=self.now + timedelta(days=1),
        )
        self.letter = Letter.objects.create(
            kind=Letter.Kind.values[0],
            text="zbrief",
            email="zbrief@example.nl",
            received_at=self.now,
            sending="b",
        )
        self.answer = Answer.objects.create(
            page=self.page, verdict="klopt-niet", text="zreactie", given_at=self.now, sending="r"
        )

    def make_words(self) -> None:
        self.words = {
            model._meta.model_name: model.objects.create(name="Woord", slug="woord")
            for model in (
                AccessFeature, Audience, HealthDimension, Question, SearchWord, SpokenLanguage, Theme,
            )
        }  # fmt: skip
        self.words["schoolholiday"] = SchoolHoliday.objects.create(
            name="Kerst", first_day=date(2026, 12, 19), last_day=date(2027, 1, 3)
        )
        self.words["teammember"] = TeamMember.objects.create(
            user=self.stranger, neighbourhood=self.facts[ELSEWHERE]["neighbourhood"]
        )
        self.term = Term.objects.create(name="zbegripconcept", slug="zbegrip", live=False)
        self.synonym = Synonym.objects.create(words="fiets, rijwiel")
        self.foreign_word = ForeignWord.objects.create(dutch="fiets", language="en", words="bicycle")
        self.progress = Progress.objects.create(
            neighbourhood=self.facts[HERE]["neighbourhood"], step=self.step, status="busy"
        )
        topic = CrisisTopic.objects.create(name="Huiselijk geweld")
        crisis = (
            topic,
            CrisisContact.objects.create(name="Veilig Thuis"),
            CrisisPhrase.objects.create(words="hij slaat mij", topic=topic),
            HarmlessPhrase.objects.create(words="dood hout"),
        )
        self.crisis = {f"wagtailsnippets_crisis_help_{kept._meta.model_name}": kept for kept in crisis}
        self.redirect = Redirect.objects.create(old_path="/zomleiding", redirect_link="/")
        self.made_file = MadeFile.objects.create(key="handbook:nl")
        self.missed = Missed.objects.create(sending="x", words="zgezocht", received_at=self.now)
        month = self.now.date().replace(day=1)
        self.counted = SearchCount.objects.create(month=month, words="zgezocht", days=2)
        self.link = Link.objects.create(url="https://zfeitelders.example/", host="x", look_on=self.now.date())
        Use.objects.create(link=self.link, thing=self.facts[ELSEWHERE]["listing"])

    def with_workflow(self) -> list[Any]:
        return [
            self.page,
            self.term,
            *(fact for facts in self.facts.values() for fact in facts.values()),
        ]

    def start_workflow(self, thing: Any) -> Any:
        thing.save_revision(clean=False, user=self.people["R"])
        workflow = thing.get_workflow() or Workflow.objects.get(active=True)
        return workflow.start(thing, self.people["R"])
