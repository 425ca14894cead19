"""Questions in other languages, in the Dutch words of the site: editors keep the words. Plain Python."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import product

from search.language.analysis import fold
from search.language.stop_words import STOP_WORDS

LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "đ": "d", "أ": "ا", "إ": "ا", "آ": "ا", "ة": "ه", "ى": "ي", "ـ": ""}
)
QUOTES = re.compile(r"['’‘ʼ`]")
TOKEN = re.compile(r"\w+")
SHORTEST_STEM = 4
"""So much of the beginning must be the same; in Latin letters one more, because more languages share them."""
LONGEST_ENDING = 3
LONGEST_ENDINGS = {"tr": 5}
"""Turkish puts one ending after the other: "konuşmak", "konuşacak"."""

LITTLE: dict[str, frozenset[str]] = {
    "en": STOP_WORDS["en"] | {"near", "i", "find", "feel", "where", "can", "free"},
    "tr": frozenset(
        """
        nerede nerde nasil var mi icin ile bir istiyorum ariyorum ben benim bana lazim ve veya

        bana biri birini birisi biz bu burada cok da daha de en gibi hangi isterim kim kimse mu nereye ne
        olan olarak peki sey sonra su zaman
        """.split()  # noqa: SIM905 - a list of words reads better as words
    ),
    "ar": frozenset(
        """
        اين وين كيف هل يوجد من اجل مع في علي اريد بدي ابحث عن انا لي

        ان او الي اي شخص شيء عندي ما ماذا متي مكان هذا هذه هنا هناك و يمكن يمكنني
        """.split()  # noqa: SIM905
    ),
    "pl": frozenset(
        """
        gdzie jak czy jest dla z ze na w chce szukam potrzebuje moge ja moj moja sie

        a ale co cos do gdy i jakis kiedy kto ktos lub mam mi mnie moge mozna nas nie o od oraz po sa sobie
        tak to tu ten ta u we wiem za zeby
        """.split()  # noqa: SIM905
    ),
    "uk": frozenset(
        """
        де як чи є для з на у в хочу шукаю потрібно потрібен можу я мій моя

        а або але від до за і й коли мене мені ми можна моє мого моєї не ні о по про та так там те то тут
        треба хто це цей ця що щоб щось
        """.split()  # noqa: SIM905
    ),
}
"""Words that belong to a question and find nothing, folded like the rest."""

BEGINNINGS: dict[str, tuple[str, ...]] = {
    "ar": ("وال", "بال", "لل", "ال", "ا", "ن", "و", "ب", "ل"),
    "pl": ("po", "na", "za"),
    "uk": ("по", "на", "за"),
}
"""What may precede a word without making it another one: articles, "I" and "we", and the sign of a verb
that ends.
"""
ENDINGS: dict[str, re.Pattern[str]] = {
    "tr": re.compile(r"y?[ae]bilir(?:im|iz|sin|siniz|ler|lar)?$"),
}
"""What a verb ends in when somebody asks whether it can be done: "konuşabilirim", I can speak."""


def even(text: str) -> str:
    """Folded further than ``fold``: without Arabic vowel signs and the letters that keyboards lack."""
    plain = fold(QUOTES.sub("", text)).translate(LETTERS)
    return "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")


@dataclass
class Phrasebook:
    """Phrases of one language, by their first word."""

    language: str
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, words: str, dutch: str) -> None:
        """``words`` and ``dutch`` with commas; the first Dutch word or phrase is the meaning."""
        meaning = dutch.split(",")[0].strip()
        for phrase in words.split(","):
            if tokens := tuple(TOKEN.findall(even(phrase))):
                self.phrases[tokens[0][:SHORTEST_STEM]].append((tokens, meaning))

    def translated(self, words: list[str]) -> tuple[list[str], set[int]]:
        """The words with the known phrases in Dutch, and the places of the words that were translated."""
        found: list[str] = []
        places: set[int] = set()
        start = 0
        while start < len(words):
            length, meaning = self._longest_at(words, start)
            if length:
                found += [meaning] if meaning not in found else []
                places |= set(range(start, start + length))
            elif words[start] not in LITTLE.get(self.language, ()):
                found.append(words[start])
            start += length or 1
        return found, places

    def _longest_at(self, words: list[str], start: int) -> tuple[int, str]:
        best, exact, meaning = 0, False, ""
        for first in dict.fromkeys(form[:SHORTEST_STEM] for form in self._forms(words[start])):
            for tokens, dutch in self.phrases.get(first, ()):
                said = tuple(words[start : start + len(tokens)])
                same = said == tokens
                alike = same or (len(said) == len(tokens) and all(map(self._alike, said, tokens)))
                if alike and (len(tokens), same) > (best, exact):
                    best, exact, meaning = len(tokens), same, dutch
        return best, meaning

    def _forms(self, word: str) -> list[str]:
        """The word, and the word without its prefix or ending: "الدراجة" and "دراجة"."""
        bare = [word.removeprefix(start) for start in BEGINNINGS.get(self.language, ())]
        if can := ENDINGS.get(self.language):
            bare.append(can.sub("", word))
        return [word, *(form for form in bare if form != word and len(form) >= SHORTEST_STEM)]

    def _alike(self, said: str, known: str) -> bool:
        return any(self._same_stem(*pair) for pair in product(self._forms(said), self._forms(known)))

    def _same_stem(self, said: str, known: str) -> bool:
        """Whether they differ in their ending only: "грошима" and "гроші"."""
        if said == known:
            return True
        pairs = enumerate(zip(said, known, strict=False))
        shared = next((n for n, (a, b) in pairs if a != b), min(len(said), len(known)))
        least = SHORTEST_STEM + ("a" <= said[0] <= "z")
        longest = LONGEST_ENDINGS.get(self.language, LONGEST_ENDING)
        return shared >= least and max(len(said), len(known)) - shared <= longest


def phrasebooks(rows: Iterable[tuple[str, str, str]]) -> list[Phrasebook]:
    """From rows of language, words in that language, and Dutch words."""
    books: dict[str, Phrasebook] = {}
    for language, words, dutch in rows:
        books.setdefault(language, Phrasebook(language)).add(words, dutch)
    return list(books.values())


def in_dutch(text: str, books: Iterable[Phrasebook], is_dutch: Callable[[str], bool]) -> str:
    """The question in Dutch words; empty if it is Dutch already, or no language knows half of what is not."""
    words = TOKEN.findall(even(text))
    unknown = {place for place, word in enumerate(words) if not is_dutch(word)}
    best, answer = 0, ""
    for book in books if unknown else ():
        little = {place for place, word in enumerate(words) if word in LITTLE.get(book.language, ())}
        found, places = book.translated(words)
        known = len(places & unknown)
        if known and known * 2 >= len(unknown - little) and len(places) + len(little) > best:
            best, answer = len(places) + len(little), " ".join(found)
    return answer
