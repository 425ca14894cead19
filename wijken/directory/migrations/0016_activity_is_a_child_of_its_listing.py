import django.db.models.deletion
import modelcluster.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0015_vacancy'),
    ]

    operations = [
        # The column stays as it is, so there is nothing to do in the database.
        migrations.SeparateDatabaseAndState(state_operations=[
            migrations.AlterField(
                model_name='activity',
                name='listing',
                field=modelcluster.fields.ParentalKey(help_text='Bij welke vermelding hoort dit?', on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='directory.listing', verbose_name='vermelding'),
            ),
        ]),
    ]
