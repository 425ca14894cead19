from django.db import migrations


class Migration(migrations.Migration):
    """Rename the model only: the previous version still reads the table under its name."""

    dependencies = [
        ('directory', '0011_former_slugs'),
    ]

    operations = [
        migrations.AlterModelTable(name='factsstate', table='directory_factsstate'),
        migrations.RenameModel(old_name='FactsState', new_name='IndexVersion'),
    ]
