import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Steps and neighbourhoods with status reports cannot be deleted: the reports would go with them."""

    dependencies = [
        ("directory", "0008_question_everywhere"),
        ("methode", "0003_cite_as_only_when_different"),
        ("wijken", "0007_stories_know_their_copies"),
    ]

    operations = [
        migrations.AlterField(
            model_name="progress",
            name="neighbourhood",
            field=models.ForeignKey(
                help_text="Over welke wijk gaat het?",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="progress",
                to="directory.neighbourhood",
                verbose_name="wijk",
            ),
        ),
        migrations.AlterField(
            model_name="progress",
            name="step",
            field=models.ForeignKey(
                help_text="Kies de Nederlandse pagina van de stap.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="progress",
                to="methode.steppage",
                verbose_name="stap",
            ),
        ),
    ]
