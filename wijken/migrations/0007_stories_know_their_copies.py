"""Give every story a key shared by its translations and copies; existing copies are matched by text."""

import uuid
from typing import Any

from django.db import migrations, models
from django.db.models.functions import UUID4


def know_each_other(apps: Any, schema_editor: Any) -> None:
    """Translations share a translation key; existing copies have the same text."""
    stories = apps.get_model("wijken", "StoryPage").objects
    key_of_words: dict[tuple[str, ...], uuid.UUID] = {}
    key_of_translations: dict[uuid.UUID, uuid.UUID] = {}
    rows = stories.order_by("pk").values_list(
        "pk", "translation_key", "intro", "cause", "quote_text", "result"
    )
    for pk, translations, *words in rows:
        key = key_of_translations.get(translations, translations)
        if any(words):
            key = key_of_words.setdefault(tuple(words), key)
        key_of_translations.setdefault(translations, key)
        stories.filter(pk=pk).update(story_key=key_of_translations[translations])


class Migration(migrations.Migration):
    dependencies = [("wijken", "0006_kept_questions")]

    operations = [
        migrations.AddField(
            model_name="storypage",
            name="story_key",
            # A database default, for the previous version, which does not know the column.
            field=models.UUIDField(
                default=uuid.uuid4,
                db_default=UUID4(),
                editable=False,
                db_index=True,
                verbose_name="kenmerk van het verhaal",
            ),
        ),
        migrations.RunPython(know_each_other, migrations.RunPython.noop),
    ]
