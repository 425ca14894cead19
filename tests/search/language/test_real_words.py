"""Whether somebody typed a real word."""

from search.language.real_words import SortedLines, is_real_word


def test_what_people_really_say_is_a_word_and_a_typing_error_is_not() -> None:
    for word in ("schamen", "leut", "café", "oekraïense", "Tandarts", "food", "strijkbout"):
        assert is_real_word(word), word
    for word in ("nederlans", "wandele", "kofietje", "taalkaffee", "kindren", "sgamen", "", "-", "50", '"'):
        assert not is_real_word(word), word


def test_the_first_and_the_last_word_of_a_list_are_found_and_nothing_between_two() -> None:
    words = SortedLines(
        '{\n"aap": 3,\n"zee": 50,\n"één": 2\n}'.encode()[at : at + 7] for at in range(0, 50, 7)
    )
    for word in ("aap", "zee", "één"):
        assert word in words
    for word in ("", "a", "aapje", "noot", "zeer", '"aap"'):
        assert word not in words
