"""Recognise that somebody speaks of themselves, in the six languages of visitors. Plain Python."""

import re

from search.language.analysis import WORD, fold

FIRST_PERSON = frozenset(
    map(
        fold,
        """
        ik ikke ikzelf me mij mijn mijne mijzelf mezelf m'n mn wij we ons onze onszelf
        i im i'm ive i've id i'd ill i'll my mine myself us our ours ourselves
        ben bana beni benim bende benden biz bize bizi bizim kendim kendimi
        أنا انا لي عندي معي بي مني نحن لنا عندنا نفسي
        ja mnie mi mną moj mój moja moje moją mojego mojej moim my nas nam nami nasz nasza nasze
        я мене мені мною мій моя моє мої мого моєї моїй моїм ми нас нам наш наша наше
        меня мне мной мой моё мое мои моего моей мы
        """.split(),  # noqa: SIM905 - lists of words read best as text
    )
)
"""Possessives and pronouns."""
ABOUT_SOMEBODY = frozenset(
    map(
        fold,
        """
        heeft is ben heb had zwanger verslaafd alone am has pregnant
        jestem mam chcę potrzebuję szukam boję muszę nie
        istiyorum değilim yok var hamileyim borcum param
        """.split(),  # noqa: SIM905
    )
)
"""Verbs and states. What is looked for on the site is named without them."""
OTHER_LETTERS = re.compile(r"[^\W\d_a-zà-ÿ]|\w[ıiuü]yor(?:um|sun|uz|lar)?\b")
"""Of languages that say "I" in the ending of a word; the words of the site itself have none of these."""
MOST_WORDS = 4
"""More words are a sentence, and sentences are about somebody."""


def is_personal(text: str) -> bool:
    """Whether the text has a first-person word or is as long as a sentence."""
    words = [fold(match.group()).replace("’", "'") for match in WORD.finditer(text)]
    if len(words) > MOST_WORDS or OTHER_LETTERS.search(text.casefold()):
        return True
    return not (FIRST_PERSON | ABOUT_SOMEBODY).isdisjoint(words)


def says_i(text: str) -> bool:
    """Whether the text has a word such as "ik" or "mijn"."""
    return not FIRST_PERSON.isdisjoint(fold(match.group()).replace("’", "'") for match in WORD.finditer(text))
