"""Convert the questions in pages (a text and a URL) to saved searches.

The page of a neighbourhood then refers to them; those of the home page become questions for the whole site
and are removed from it. Not reversible: a URL becomes a set of filters. Revisions, drafts, translations and
the sources of wagtail-localize are converted as well. If two revisions have different wordings, both become a
question.
"""

import json
import logging
from collections.abc import Callable
from urllib.parse import parse_qsl

import wagtail.fields
from django.db import migrations
from django.db.models import JSONField
from django.db.models.functions import Cast
from django.utils.text import slugify
from wagtail.blocks import StreamValue

logger = logging.getLogger(__name__)

DUTCH = 'nl'
COSTS = {'gratis': 'free', 'kleine-bijdrage': 'small', 'betaald': 'paid'}
LONGEST_NAME = 80  # the original field was no longer, except in translations
MOMENTS = ('vandaag', 'morgen', 'deze-week', 'weekend')


class Keeper:
    """Finds or creates the question for a text and a URL."""

    def __init__(self, apps):
        self.Question = apps.get_model('directory', 'Question')
        self.Name = apps.get_model('directory', 'QuestionName')
        self.themes = dict(apps.get_model('directory', 'Theme').objects.values_list('slug', 'pk'))
        self.audiences = dict(apps.get_model('directory', 'Audience').objects.values_list('slug', 'pk'))
        self.dutch = {}

    def children_of(self, page, language, children):
        """The blocks of one revision of a page, with each question converted."""
        return [
            {**child, 'type': 'kept', 'value': self.kept(page, language, child, page.neighbourhood.slug).pk}
            if child['type'] == 'question' else child
            for child in children
        ]

    def kept(self, page, language, child, place=''):
        text, query = child['value']['text'][:LONGEST_NAME], child['value'].get('query') or ''
        choices = self.choices_in(text, query, place)
        block = (page.translation_key, child.get('id'))
        question = None if language == DUTCH else self.dutch.get(block)
        if question is None or self.choices_of(question) != choices:
            question = self.Question.objects.filter(name=text, **choices).first() or self.new(text, choices)
        if language == DUTCH:
            self.dutch.setdefault(block, question)
        elif text != question.name:
            self.Name.objects.get_or_create(word=question, language=language, defaults={'name': text})
        return question

    def choices_in(self, text, query, place):
        asked = dict(parse_qsl(query))
        left_out = {name: value for name, value in asked.items() if not self.can_keep(name, value, place)}
        if left_out:
            logger.warning('The question "%s" of %s no longer asks for %s', text, place, left_out)
        return {
            'theme_id': self.themes.get(asked.get('thema')),
            'audience_id': self.audiences.get(asked.get('doelgroep')),
            'words': asked.get('zoek', '')[:100],
            'when': asked.get('wanneer', '') if asked.get('wanneer') in MOMENTS else '',
            'cost': COSTS.get(asked.get('kosten'), ''),
        }

    def can_keep(self, name, value, place):
        known = {'thema': self.themes, 'doelgroep': self.audiences, 'wanneer': MOMENTS, 'kosten': COSTS}
        return value in {**known, 'wijk': (place,), 'zoek': (value[:100],)}.get(name, ())

    def choices_of(self, question):
        return {name: getattr(question, name) for name in ('theme_id', 'audience_id', 'words', 'when', 'cost')}

    def new(self, text, choices):
        """At the end of the list, and only shown where a page selects it."""
        slug = start = slugify(text)[:70] or 'vraag'
        number = 1
        while self.Question.objects.filter(slug=slug).exists():
            number += 1
            slug = f'{start}-{number}'
        return self.Question.objects.create(name=text, slug=slug, everywhere=False, sort_order=500, **choices)


def keep_questions(apps, schema_editor):
    keeper = Keeper(apps)
    for page in dutch_first(apps.get_model('core', 'HomePage').objects.select_related('locale')):
        keep_of_start_page(apps, keeper, page)
    neighbourhoods = apps.get_model('wijken', 'NeighbourhoodPage').objects
    for page in dutch_first(neighbourhoods.select_related('neighbourhood', 'locale')):
        keep_of_neighbourhood(apps, keeper, page)


def dutch_first(pages):
    """So that a translation finds its source question."""
    stored = pages.annotate(stored=Cast('questions', JSONField()))
    return sorted(stored, key=lambda page: page.locale.language_code != DUTCH)


def keep_of_start_page(apps, keeper, page):
    language = page.locale.language_code

    def emptied(children):
        for child in children:
            keeper.kept(page, language, child)
        return []

    for number, child in enumerate(page.stored or []):
        question = keeper.kept(page, language, child)
        if not question.everywhere:
            question.everywhere, question.sort_order = True, number
            question.save()
    store(page, emptied([]))
    keep_in_revisions(apps, page, emptied)
    keep_in_translators_source(apps, page, emptied)


def keep_of_neighbourhood(apps, keeper, page):
    """The live version before older texts."""
    language = page.locale.language_code

    def renewed(children):
        return keeper.children_of(page, language, children)

    store(page, renewed(page.stored or []))
    keep_in_revisions(apps, page, renewed)
    keep_in_translators_source(apps, page, renewed)


def store(page, children):
    value = StreamValue(page.questions.stream_block, children, is_lazy=True)
    type(page).objects.filter(pk=page.pk).update(questions=value)


def keep_in_revisions(apps, page, renewed: Callable):
    ContentType = apps.get_model('contenttypes', 'ContentType')
    kind = ContentType.objects.get(app_label=page._meta.app_label, model=page._meta.model_name)
    revisions = apps.get_model('wagtailcore', 'Revision').objects.filter(content_type=kind, object_id=str(page.pk))
    for revision in revisions.order_by('-created_at'):
        keep_in(revision.content, renewed)
        revisions.filter(pk=revision.pk).update(content=revision.content)


def keep_in_translators_source(apps, page, renewed: Callable):
    """The copy that wagtail-localize keeps of the page; its question texts no longer belong to the page."""
    sources = apps.get_model('wagtail_localize', 'TranslationSource').objects
    for source in sources.filter(object_id=page.translation_key, locale_id=page.locale_id):
        content = json.loads(source.content_json)
        keep_in(content, renewed)
        sources.filter(pk=source.pk).update(content_json=json.dumps(content))
        source.stringsegment_set.filter(context__path__startswith='questions.').delete()


def keep_in(content, renewed: Callable):
    if 'questions' in content:
        content['questions'] = json.dumps(renewed(json.loads(content['questions'])))


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('core', '0003_made_file'),
        ('directory', '0008_question_everywhere'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
        ('wagtailcore', '0098_apitoken'),
        ('wijken', '0005_agenda_page'),
    ]

    operations = [
        migrations.RunPython(keep_questions),
        migrations.AlterField(
            model_name='neighbourhoodpage',
            name='questions',
            field=wagtail.fields.StreamField([('kept', 0)], blank=True, block_lookup={0: ('wagtail.snippets.blocks.SnippetChooserBlock', ('directory.Question',), {'label': 'Vraag'})}, help_text='Kies de vragen die bij deze wijk passen. Leeg: bezoekers zien de vragen van de hele site. Een nieuwe vraag voeg je toe bij Woordenlijsten, Vragen van bewoners.', verbose_name='wat zoek je?'),
        ),
    ]
