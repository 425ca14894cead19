from django.db import migrations

import core.normalization.fields
from core.normalization.fields import rewrite_rows


def write_as_usual(apps, schema_editor):
    rewrite_rows(apps.get_model("upkeep", "Contact"), "phone")
    rewrite_rows(apps.get_model("upkeep", "Proposal"), "phone", "postcode")


class Migration(migrations.Migration):

    dependencies = [
        ('upkeep', '0004_states_of_activities'),
    ]

    operations = [
        migrations.AlterField(
            model_name='contact',
            name='phone',
            field=core.normalization.fields.PhoneField(blank=True, help_text='Alleen voor de bellijst, nooit te zien op de site. Mag leeg blijven.', max_length=80, verbose_name='telefoon'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='phone',
            field=core.normalization.fields.PhoneField(blank=True, editable=False, max_length=80, verbose_name='telefoon'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='postcode',
            field=core.normalization.fields.PostcodeField(blank=True, editable=False, max_length=7, verbose_name='postcode'),
        ),
        migrations.RunPython(write_as_usual, migrations.RunPython.noop),
    ]
