from django.db import migrations
from django.db.models import F


def count_from_the_day_that_it_began(apps, schema_editor):
    """Reports without a date get the date since which they hold, the best that is known."""
    Progress = apps.get_model('wijken', 'Progress')
    Progress.objects.filter(since__isnull=False).update(reported_on=F('since'))


class Migration(migrations.Migration):

    dependencies = [
        ('wijken', '0002_progress_reports'),
    ]

    operations = [
        migrations.RunPython(count_from_the_day_that_it_began, migrations.RunPython.noop),
    ]
