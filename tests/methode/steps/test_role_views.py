"""What a step is to each role."""

from collections.abc import Callable

import pytest

from methode.models import StepPage

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]


def view(role: str, task: str) -> tuple[str, dict[str, object]]:
    return "role", {
        "role": role,
        "brings": ["Iemand nodigt je uit."],
        "tasks": [{"task": task}],
        "ask": "De gastvrouw.",
    }


def test_a_reader_in_a_role_reads_first_what_it_brings_and_what_to_do(
    add_step: Callable[..., StepPage], read: Callable[[str], str]
) -> None:
    add_step(1, role_views=[view("inwoner", "Vraag een buur mee."), view("professional", "Bel na.")])
    resident = read("/methode/stap-1/?als=inwoner")
    assert resident.index("Iemand nodigt je uit.") < resident.index("Vraag een buur mee.")
    assert resident.index("De gastvrouw.") < resident.index('id="doel"')
    assert "Bel na." not in resident
    assert "Bel na." in read("/methode/stap-1/?als=professional")
    for address in ("/methode/stap-1/", "/methode/stap-1/?als=vrijwilliger"):
        assert "Iemand nodigt je uit." not in read(address), address
