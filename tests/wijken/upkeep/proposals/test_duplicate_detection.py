"""Proposals for existing listings, or for somebody who does not want to be listed."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.wijken.upkeep.proposal_forms import ProposingVisitor, decide_url
from wijken.directory.models import Listing, Location
from wijken.upkeep.models import Proposal
from wijken.upkeep.proposals.duplicate_detection import doubles

pytestmark = pytest.mark.django_db


def test_possible_duplicates_are_shown_but_block_nothing(
    visitor: ProposingVisitor,
    listing: Listing,
    place: Location,
) -> None:
    Location.objects.update(postcode="2641 AB")
    visitor.all_steps(name="De koffie inloop")
    html = visitor.sees()
    assert "Staat het er misschien al?" in html and "koffie-inloop/" in html
    assert visitor.send().status_code == 302


@pytest.mark.parametrize("precision", ["rounded", "hidden"])
def test_nobody_learns_the_postcode_of_a_home_by_proposing_its_neighbour(
    visitor: ProposingVisitor, listing: Listing, place: Location, editor: Client, precision: str
) -> None:
    """A proposal elsewhere in the municipality, once with the postcode of that home, once next to it."""
    Location.objects.update(postcode="2641 AB", precision=precision, latitude=52.0200, longitude=4.4300)
    Location.objects.create(name="Zaal", kind="hall", postcode="2641 AC", latitude=52.0205, longitude=4.4303)
    for postcode in ("2641 AB", "2641 AC"):
        guess = ProposingVisitor(visitor.opened)
        guess.all_steps(name="Koffie inloop Noord", postcode=postcode, neighbourhood="")
        assert "Staat het er misschien al?" not in guess.sees(), postcode
        assert guess.send().status_code == 302
        proposal = Proposal.objects.latest("pk")
        assert str(listing) in editor.get(decide_url(proposal)).content.decode(), postcode


def test_a_home_with_nearly_the_same_name_in_the_same_neighbourhood_is_still_shown(
    visitor: ProposingVisitor, listing: Listing, place: Location
) -> None:
    Location.objects.update(precision="hidden")
    visitor.all_steps(name="Koffie inloop Noord")
    assert "koffie-inloop/" in visitor.sees()


@pytest.mark.parametrize(
    ("stands", "proposed", "like"),
    [
        ({"name": "Koffie-inloop"}, {"name": "Koffie inloop"}, True),
        ({"name": "Koffie-inloop"}, {"name": "De Koffieinloop", "postcode": "2641 AB"}, True),
        ({"name": "Koffie-inloop"}, {"name": "Koffie inloop Noord", "postcode": "2645 XX"}, False),
        ({"name": "Koffie-inloop"}, {"name": "Koffie inloop Noord", "postcode": "2641 AC"}, True),
        ({"name": "Koffie-inloop"}, {"name": "Schaakclub", "postcode": "2641 AB"}, False),
        ({"name": "Iets heel anders", "phone": "+31 15 0000222"}, {"name": "Wandelen"}, True),
        ({"name": "Iets", "other_names": "Samen op stap"}, {"name": "Samen op stap"}, True),
    ],
)
def test_duplicates_match_by_name_and_place_or_by_number(
    listing: Listing,
    stands: dict[str, str],
    proposed: dict[str, str],
    like: bool,
) -> None:
    Location.objects.update(postcode="2641 AB", latitude=52.0200, longitude=4.4300)
    for postcode, latitude, longitude in (("2641 AC", 52.0205, 4.4303), ("2645 XX", 52.03, 4.45)):
        Location.objects.create(
            name=postcode, kind="hall", postcode=postcode, latitude=latitude, longitude=longitude
        )
    Listing.objects.update(**stands)
    proposal = Proposal(place="fixed", phone="015 000 02 22", received_at=timezone.now(), **proposed)
    if "phone" not in stands:
        proposal.phone = "015-0000999"
    assert bool(doubles(proposal, Listing.objects.all())) is like


def test_who_does_not_want_to_be_listed_stays_off_the_map_and_out_of_sight(
    visitor: ProposingVisitor,
    listing: Listing,
    editor: Client,
) -> None:
    Listing.objects.update(visibility="unlisted", name="Wandelen op maandag", live=False)
    visitor.all_steps()
    html = visitor.sees()
    assert "Staat het er misschien al?" not in html and "vermeld" not in html.split("<main")[1]
    assert visitor.send().status_code == 302
    proposal = Proposal.objects.get()
    seen = visitor.sees()
    assert "binnen" in seen and "niet vermeld" not in seen
    assert "Wil niet vermeld worden" in editor.get(decide_url(proposal)).content.decode()
    refused = editor.post(decide_url(proposal), {"accept": "1"}, follow=True).content.decode()
    assert "niet vermeld wil worden" in refused
    proposal.refresh_from_db()
    assert proposal.is_open and Listing.objects.count() == 1
    again = Listing(name="wandelen op Maandag", slug="w", kind="initiatief", summary="x")
    with pytest.raises(Exception, match="niet vermeld wil worden"):
        again.full_clean()
