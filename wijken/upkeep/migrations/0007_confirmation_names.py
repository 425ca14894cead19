import django.db.models.deletion
from django.db import migrations, models


class RenameInCode(migrations.RenameModel):
    """Rename the content type too; tables and columns keep their names for the previous version."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        pass

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        pass


class Migration(migrations.Migration):

    dependencies = [
        ('upkeep', '0006_proposal_draft_sent_as'),
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.AlterModelTable(name='ask', table='upkeep_ask'),
        migrations.AlterModelTable(name='question', table='upkeep_question'),
        RenameInCode(old_name='Ask', new_name='ConfirmationRequest'),
        RenameInCode(old_name='Question', new_name='ConfirmationItem'),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='ConfirmationItemState',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('item', models.ForeignKey(db_column='question_id', editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='upkeep.confirmationitem')),
                        ('state', models.ForeignKey(db_column='workflowstate_id', editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.workflowstate')),
                    ],
                    options={
                        'db_table': 'upkeep_question_activity_states',
                        'default_permissions': (),
                        'unique_together': {('item', 'state')},
                    },
                ),
                migrations.AlterField(
                    model_name='confirmationitem',
                    name='activity_states',
                    field=models.ManyToManyField(editable=False, related_name='+', through='upkeep.ConfirmationItemState', to='wagtailcore.workflowstate'),
                ),
            ],
        ),
    ]
