from django.db import migrations

import core.normalization.fields
from core.normalization.fields import rewrite_rows


def write_as_usual(apps, schema_editor):
    rewrite_rows(apps.get_model("core", "SiteSettings"), "phone")


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0004_undrawable_picture'),
    ]

    operations = [
        migrations.AlterField(
            model_name='sitesettings',
            name='phone',
            field=core.normalization.fields.PhoneField(blank=True, help_text='Het nummer waar bewoners naar kunnen bellen. Bijvoorbeeld: 015-0000101.', max_length=80, verbose_name='telefoon'),
        ),
        migrations.RunPython(write_as_usual, migrations.RunPython.noop),
    ]
