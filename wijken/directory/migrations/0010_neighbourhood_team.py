import django.db.models.deletion
from django.db import migrations, models


def find_by_name_once_more(apps, schema_editor):
    """Before this model existed, the group and collection of a neighbourhood were found by name."""
    group_of = {group.name: group for group in apps.get_model("auth", "Group").objects.all()}
    collections = apps.get_model("wagtailcore", "Collection").objects.filter(depth=2).order_by("-path")
    collection_of = {collection.name: collection for collection in collections}
    for neighbourhood in apps.get_model("directory", "Neighbourhood").objects.order_by("pk"):
        apps.get_model("directory", "NeighbourhoodTeam").objects.create(
            neighbourhood=neighbourhood,
            group=group_of.pop(f"Wijkredactie {neighbourhood.name}", None),
            collection=collection_of.pop(neighbourhood.name, None),
        )


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("directory", "0009_phone_numbers_as_written"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="NeighbourhoodTeam",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "collection",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.collection",
                    ),
                ),
                (
                    "group",
                    models.OneToOneField(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="neighbourhood_team",
                        to="auth.group",
                    ),
                ),
                (
                    "neighbourhood",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="directory.neighbourhood",
                    ),
                ),
            ],
            options={
                "verbose_name": "team van een wijk",
                "verbose_name_plural": "teams van wijken",
            },
        ),
        migrations.RunPython(find_by_name_once_more, migrations.RunPython.noop, elidable=True),
    ]
