"""Each link is valid for one purpose only."""

import string
from random import Random
from uuid import uuid4

from wijken.upkeep.confirmations.tokens import ANSWER, STOP, token_for, uuid_in

TRIES = 10_000
SIGNS = string.ascii_letters + string.digits + "-_.:/+=%"


def mutated(token: str, chance: Random) -> str:
    """Change, drop, double or swap one to three characters, or change their case."""
    signs = list(token)
    for _time in range(chance.randint(1, 3)):
        place = chance.randrange(len(signs))
        way = chance.randrange(5)
        if way == 0:
            signs[place] = chance.choice(SIGNS)
        elif way == 1 and len(signs) > 1:
            del signs[place]
        elif way == 2:
            signs.insert(place, chance.choice(SIGNS))
        elif way == 3:
            signs[place] = signs[place].swapcase()
        else:
            other = chance.randrange(len(signs))
            signs[place], signs[other] = signs[other], signs[place]
    return "".join(signs)


def test_of_ten_thousand_changed_links_none_opens_anything() -> None:
    chance = Random(2026)
    accepted = tried = 0
    while tried < TRIES:
        token = token_for(uuid4(), ANSWER)
        wrong = mutated(token, chance)
        if wrong == token:
            continue
        tried += 1
        accepted += uuid_in(wrong, ANSWER) is not None
    assert (tried, accepted) == (TRIES, 0)


def test_a_link_opens_only_what_it_was_made_for() -> None:
    uuid = uuid4()

    assert uuid_in(token_for(uuid, ANSWER), ANSWER) == uuid
    assert uuid_in(token_for(uuid, ANSWER), STOP) is None
    assert uuid_in(token_for(uuid, STOP), ANSWER) is None


def test_a_link_contains_no_personal_data() -> None:
    token = token_for(uuid4(), ANSWER)
    assert set(token) <= set(string.ascii_letters + string.digits + "-_.")
    assert len(token) == 32 + 1 + 43
