from django.db import migrations

import core.normalization.fields
from core.normalization.fields import rewrite_rows


def write_as_usual(apps, schema_editor):
    rewrite_rows(apps.get_model("coalition", "Letter"), "phone")


class Migration(migrations.Migration):

    dependencies = [
        ('coalition', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='letter',
            name='phone',
            field=core.normalization.fields.PhoneField(blank=True, editable=False, max_length=80, verbose_name='telefoon'),
        ),
        migrations.RunPython(write_as_usual, migrations.RunPython.noop),
    ]
