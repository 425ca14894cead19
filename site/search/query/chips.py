"""What was understood of a question, as chips that can be taken off, and what must be said about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.query.question import UnderstoodQuestion
from search.query.reader.wording import in_order, sentence, words_of
from wijken.social_map.filter_options import day_is_over


@dataclass(frozen=True)
class Chip:
    """One wish, and the question without it."""

    label: str
    without: str


def chips(question: UnderstoodQuestion) -> list[Chip]:
    """The words of a chip read back to the same wish (``wording``), so they are also what remains."""
    language, today = question.reading.language, question.reading.today
    wishes = in_order(question.wishes)
    words = [words_of(wish, language, today) for wish in wishes]
    return [
        Chip(label, " ".join([question.asked.rest, *words[:number], *words[number + 1 :]]).strip())
        for number, label in enumerate(words)
    ]


def in_a_sentence(question: UnderstoodQuestion) -> str:
    """ "Voor ouderen, op dinsdagmiddag"; empty if only words were asked for."""
    return sentence(question.wishes, question.reading.language, question.reading.today)


def remarks(question: UnderstoodQuestion) -> list[str]:
    """What the visitor must know: a day that is over or does not exist, and wishes that nothing fits."""
    return list(_remarks(question))


def _remarks(question: UnderstoodQuestion) -> Iterator[str]:
    language, today = question.reading.language, question.reading.today
    if question.translated and question.asked.rest:
        yield _("We zochten op: %(words)s.") % {"words": question.asked.rest}
    for day in question.asked.past:
        yield day_is_over(day, language)
    for typed in question.asked.impossible:
        yield _("De dag “%(day)s” bestaat niet.") % {"day": typed}
    if question.left_out:
        left = ", ".join(words_of(wish, language, today) for wish in in_order(question.left_out))
        yield _("Daarbij is er niets: %(wishes)s. Dit is er zonder die keuze.") % {"wishes": left}
    if question.words_left_out:
        words = ", ".join(f"“{word}”" for word in question.words_left_out)
        yield _("Met alles wat je vroeg is er niets. We zochten zonder: %(words)s.") % {"words": words}
