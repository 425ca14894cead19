from typing import Any

import django.core.validators
from django.db import migrations, models

import wijken.directory.fields


def clear_days_that_did_not_count(apps: Any, schema_editor: Any) -> None:
    """Until now "op afspraak" ignored the days of the week, which may be left from an earlier choice."""
    apps.get_model('directory', 'Schedule').objects.filter(frequency='appointment').update(weekdays=())


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0012_index_version'),
    ]

    operations = [
        migrations.AddField(
            model_name='schedule',
            name='weeks',
            field=models.CharField(blank=True, choices=[('', 'alle weken'), ('even', 'alleen even weken'), ('odd', 'alleen oneven weken')], db_default='', default='', help_text='Het nummer van de week staat in de agenda. Na week 53 komt week 1: twee keer oneven.', max_length=4, verbose_name='welke weken'),
        ),
        migrations.AlterField(
            model_name='schedule',
            name='frequency',
            field=models.CharField(choices=[('weekly', 'Elke week, of om de zoveel weken'), ('monthly', 'Elke maand of elk jaar'), ('once', 'Eén keer'), ('appointment', 'Op afspraak')], default='weekly', help_text='Kies wat het meest lijkt. Onder aan dit blok lees je wat bezoekers zien.', max_length=12, verbose_name='hoe vaak'),
        ),
        migrations.AlterField(
            model_name='schedule',
            name='interval',
            field=models.PositiveSmallIntegerField(default=1, help_text='1 is elke keer, 2 is om de week of om de maand. 12 bij elke maand is elk jaar.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(12)], verbose_name='om de hoeveel'),
        ),
        migrations.AlterField(
            model_name='schedule',
            name='weekdays',
            field=wijken.directory.fields.WeekdaysField(blank=True, default=(), help_text='Eén of meer dagen. Niet nodig bij één keer; mag bij op afspraak.', max_length=13, verbose_name='op welke dag'),
        ),
        migrations.RunPython(clear_days_that_did_not_count, migrations.RunPython.noop),
    ]
