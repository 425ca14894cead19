"""What people say of themselves is recognised, so that it is never counted."""

import pytest

from search.language.first_person import is_personal


@pytest.mark.parametrize(
    "text",
    [
        "blauwe plekken door mijn man",
        "vrouw heeft kanker",
        "zoon is verslaafd",
        "pregnant and alone",
        "jestem sama w ciąży",
        "mam długi",
        "nie mam pieniędzy",
        "boşanmak istiyorum",
        "hamileyim",
        "borcum var",
        "kocam dövüyor",
        "أريد الطلاق",
        "زوجي يضربني",
        "хочу розлучитися",
        "vijf woorden achter elkaar getypt",
    ],
)
def test_what_is_about_a_person_is_recognised(text: str) -> None:
    assert is_personal(text)


@pytest.mark.parametrize("text", ["koffie", "taalles", "wandelen in Nootdorp", "café", "repair café 2641"])
def test_what_is_looked_for_on_the_site_is_not(text: str) -> None:
    assert not is_personal(text)
