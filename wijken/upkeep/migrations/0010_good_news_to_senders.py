from django.db import migrations, models


def what_is_on_the_site_was_told(apps, schema_editor):
    """Until now the sender heard it when the proposal was accepted: what was published since is no news."""
    Proposal = apps.get_model('upkeep', 'Proposal')
    Listing = apps.get_model('directory', 'Listing')
    first = Listing.objects.filter(pk=models.OuterRef('listing')).values('first_published_at')
    known = Proposal.objects.filter(outcome='accepted', listing__first_published_at__isnull=False)
    known.update(told_published_at=models.Subquery(first))


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0013_even_and_odd_weeks'),
        ('upkeep', '0009_editor_notices'),
    ]

    operations = [
        migrations.AddField(
            model_name='proposal',
            name='told_published_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='goed nieuws verstuurd op'),
        ),
        migrations.RunPython(what_is_on_the_site_was_told, migrations.RunPython.noop),
    ]
