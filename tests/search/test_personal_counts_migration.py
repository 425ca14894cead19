"""What was counted before and says something of somebody is removed."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from search.models import SearchCount

remove_personal = import_module("search.migrations.0005_remove_personal_counts").remove_personal


@pytest.mark.django_db
def test_only_words_about_nobody_remain() -> None:
    for words, times in (
        ("blauwe plekken door mijn man", 4),
        ("mijn man slaat", 2),
        ("ja jestem chora mnie", 1),
        ("alle dagen samen eten en drinken", 3),
        ("leesclub", 3),
        ("breien", 1),
    ):
        SearchCount.objects.create(month=date(2026, 11, 1), words=words, times=times)
    remove_personal(apps, SimpleNamespace(connection=connection))
    assert set(SearchCount.objects.values_list("words", "days")) == {("leesclub", 2), ("breien", 1)}
