from django.db import migrations

from search.language.first_person import is_personal


def remove_personal(apps, schema_editor):
    """Before this, a whole sentence about somebody could be counted. Days were not counted: twice was often."""
    counts = apps.get_model("search", "SearchCount").objects.using(schema_editor.connection.alias)
    rows = counts.values_list("pk", "words").iterator()
    personal = [pk for pk, words in rows if is_personal(words)]
    for start in range(0, len(personal), 500):
        counts.filter(pk__in=personal[start : start + 500]).delete()
    counts.filter(times__gte=2, days=1).update(days=2)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0004_days_asked'),
    ]

    operations = [
        migrations.RunPython(remove_personal, migrations.RunPython.noop),
    ]
