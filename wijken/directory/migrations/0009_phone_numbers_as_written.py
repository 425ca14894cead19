from django.db import migrations

import core.normalization.fields
from core.normalization.fields import rewrite_rows


def write_as_usual(apps, schema_editor):
    rewrite_rows(apps.get_model("directory", "Listing"), "phone")
    rewrite_rows(apps.get_model("directory", "Location"), "postcode")
    rewrite_rows(apps.get_model("directory", "Neighbourhood"), "contact_phone")
    rewrite_rows(apps.get_model("directory", "Organisation"), "phone")


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0008_question_everywhere'),
    ]

    operations = [
        migrations.AlterField(
            model_name='listing',
            name='phone',
            field=core.normalization.fields.PhoneField(blank=True, help_text='Bijvoorbeeld: 015-0000111.', max_length=80, verbose_name='telefoon'),
        ),
        migrations.AlterField(
            model_name='location',
            name='postcode',
            field=core.normalization.fields.PostcodeField(blank=True, help_text='Vier cijfers en twee letters. Bijvoorbeeld: 2641 AB.', max_length=7, verbose_name='postcode'),
        ),
        migrations.AlterField(
            model_name='neighbourhood',
            name='contact_phone',
            field=core.normalization.fields.PhoneField(blank=True, help_text='Bijvoorbeeld: 015-0000101.', max_length=80, verbose_name='telefoon'),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='phone',
            field=core.normalization.fields.PhoneField(blank=True, help_text='Liever een nummer van de groep dan van één persoon.', max_length=80, verbose_name='telefoon'),
        ),
        migrations.AlterField(
            model_name='postcodearea',
            name='digits',
            field=core.normalization.fields.PostcodeAreaField(help_text='De vier cijfers. Bijvoorbeeld: 2641.', max_length=4, verbose_name='postcode'),
        ),
        migrations.RunPython(write_as_usual, migrations.RunPython.noop),
    ]
