"""Whatever is typed or pasted, a search takes no more work than an ordinary long question.

Work is counted in function calls and database queries: the same on a busy machine.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search.models import Missed, SearchCount

STARTS, ENDS = ("kof", "wan", "taa", "schaa", "mui", "lee"), ("fie", "del", "les", "ken")
LETTER = (
    "Geachte mevrouw Jansen,\n\nMijn naam is Piet de Vries. Ik woon op Molenlaan 12. Mijn nummer is "
    "06-12345678. Mijn vrouw Ans is 84 jaar en kan niet goed meer lopen. Kunt u mij bellen?\n\nGroet, Piet\n"
)
ORDINARY = "kunnen we op dinsdagmiddag ergens gratis koffie drinken met oudere mensen in Delfgauw"
BAD: dict[str, str] = {
    "ten thousand different words": " ".join(
        f"{start}{end}{number}" for number in range(450) for start in STARTS for end in ENDS
    ),
    "one word ten thousand times": "dinsdag " * 10_000,
    "one long word": "koffie" * 20_000,
    "emoji": "👩‍👩‍👧‍👦🎄☕" * 3_000,
    "mixed directions": "قهوة \u202e coffee \u2067 עברית \u2069 na 17 uur " * 500,
    "combining marks": "e" + "\u0301\u0327\u0330" * 5_000,
    "control characters": "".join(map(chr, range(32))) * 500,
    "markup": "<b onclick='x'>&amp;amp;lt;" * 2_000,
    "wildcards": "%_*?\\'\"();-- OR 1=1 " * 1_000,
    "numbers": "06-12345678 / 015 2641 AB 8-12-2026 " * 500,
    "what the reader of questions backtracks on": "maar niet op de in het een van tot en met elke " * 500,
    "a pasted letter": LETTER * 20,
}


def calls(what: Callable[[], Any]) -> tuple[int, Any]:
    """The number of function calls, of Python and of C, and the result."""
    count = 0

    def one_more(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(one_more)
    try:
        result = what()
    finally:
        sys.setprofile(None)
    return count, result


def asked(client: Client, address: str, text: str) -> tuple[int, int, HttpResponse]:
    """The calls and queries of a page."""
    with CaptureQueriesContext(connection) as queries:
        count, answer = calls(lambda: client.get(address, {"zoek": text}))
    return count, len(queries), answer


@pytest.mark.parametrize("address", ["/zoeken/", "/sociale-kaart/", "/zoeken/suggesties/"])
def test_a_page_that_takes_no_more_work_than_an_ordinary_question(
    indexed: None, client: Client, address: str
) -> None:
    client.get(address, {"zoek": "koffie"})  # so that nothing has to be loaded
    usual_calls, usual_queries, _answer = asked(client, address, ORDINARY)
    for kind, text in BAD.items():
        count, queries, answer = asked(client, address, text)
        assert answer.status_code == 200, kind
        assert count <= 4 * usual_calls, kind
        assert queries <= usual_queries + 10, kind
        assert "<b onclick" not in answer.content.decode(), kind


@pytest.mark.parametrize("address", ["/zoeken/", "/sociale-kaart/"])
def test_bytes_that_are_no_text_get_a_page(indexed: None, client: Client, address: str) -> None:
    for query in (
        "zoek=%ff%fe%00%80",
        "zoek=%ed%a0%80",
        "zoek=%",
        "zoek=%E2%28%A1",
        "zoek[]=x",
        "zoek=a&zoek=b",
    ):
        assert client.get(f"{address}?{query}").status_code == 200


@pytest.mark.parametrize("address", ["/dit-mis-ik/", "/dit-zocht-ik-niet/"])
def test_the_forms_beside_it_open_and_refuse_it(indexed: None, client: Client, address: str) -> None:
    for kind, text in BAD.items():
        assert client.get(address, {"zoek": text}).status_code == 200, kind
        assert client.post(address, {"words": text}).context["form"].errors, kind
    assert not Missed.objects.exists()


def test_a_pasted_letter_is_not_kept(indexed: None, client: Client) -> None:
    for address in ("/zoeken/", "/sociale-kaart/", "/zoeken/suggesties/"):
        client.get(address, {"zoek": LETTER})
    assert not SearchCount.objects.exists()
