import re
from collections.abc import Iterator
from html import unescape
from http import HTTPMethod
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from core.http import SiteRequest, same_for_everyone
from core.navigation import NavigationLink, breadcrumbs, translations
from core.normalization.slugs import PageForm
from core.publishing import PublishedPageManager

from .published_translation import PublishedTranslation, UntranslatedText, digest_of

DESCRIPTION_LENGTH = 160
"""Search engines show no more than this."""

END_OF_SENTENCE = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>")
"""Where wagtail-localize, too, begins the next sentence of a text."""


def _in_own_language(text: str, dutch: set[str]) -> str:
    """What can be read of ``text`` without the sentences of which the digest is in ``dutch``."""
    sentences = (" ".join(unescape(strip_tags(part)).split()) for part in END_OF_SENTENCE.split(text))
    return " ".join(part for part in sentences if part and (not dutch or digest_of(part) not in dutch))


class BasePage(Page):
    """Base class of all pages: introduction, owner, review dates and layout."""

    intro = models.TextField(
        _("inleiding"),
        max_length=500,
        blank=True,
        help_text=_("Eén of twee zinnen boven aan de pagina. Zeg waar de pagina over gaat."),
    )
    owner_name = models.CharField(
        _("wie houdt dit bij"),
        max_length=120,
        blank=True,
        help_text=_("De groep of functie die deze pagina bijhoudt. Bijvoorbeeld: redactie methode."),
    )
    last_reviewed_on = models.DateField(
        _("laatst bekeken op"),
        null=True,
        blank=True,
        help_text=_("De dag waarop iemand de hele pagina las en zei: dit klopt."),
    )
    next_review_on = models.DateField(
        _("opnieuw bekijken op"),
        null=True,
        blank=True,
        help_text=_("Vanaf deze dag staat de pagina op de lijst om na te kijken."),
    )
    is_example = models.BooleanField(
        _("voorbeeld"),
        default=False,
        help_text=_("Zet dit aan bij verzonnen tekst. Bezoekers zien dan het woord 'voorbeeld'."),
    )

    objects = PublishedPageManager()

    base_form_class = PageForm

    asks_if_useful: ClassVar[bool] = False
    """Whether the page asks at the end if it was useful."""

    landmark: ClassVar[str] = ""
    """The name by which the site-wide layout links to this page type: see ``core.page_tree``."""

    # Pages are read-only. Forms have URLs of their own.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    intro_panels: ClassVar[list[Panel]] = [FieldPanel("intro")]
    review_panels: ClassVar[list[Panel]] = [
        MultiFieldPanel(
            [
                FieldPanel("owner_name"),
                FieldPanel("last_reviewed_on"),
                FieldPanel("next_review_on"),
                FieldPanel("is_example"),
            ],
            _("Bijhouden"),
        )
    ]
    settings_panels = Page.settings_panels + review_panels

    class Meta:
        abstract = True

    def route(self, request: SiteRequest, path_components: list[str]) -> RouteResult:
        """404 as soon as the expiry date has passed, even if no worker has unpublished the page."""
        if not path_components and self.expire_at and self.expire_at <= request.at:
            raise Http404
        return super().route(request, path_components)

    @classmethod
    def serving_queryset(cls) -> QuerySet:
        """The queryset for the requested page; page types prefetch what their template shows."""
        return cls._default_manager.all()

    def get_view_restrictions(self) -> QuerySet:
        """Login and password restrictions; skips the query if the tree lookup found the path open."""
        if getattr(self, "is_known_to_be_open", False):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def get_context(self, request: SiteRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        here = NavigationLink(self.title, self.get_url(request) or "", current=True)
        context["is_partly_untranslated"] = self.is_partly_untranslated
        context["breadcrumbs"] = [*breadcrumbs(self, request, request.at), here]
        context["translations"] = translations(self, request, request.at, self.routable_subpath(request))
        return context

    @cached_property
    def meta_description(self) -> str:
        """For lists of results elsewhere: what an editor wrote for it, or what the page begins with."""
        dutch = UntranslatedText.objects.digests_of(self) if self.is_partly_untranslated else set()
        texts = (self.search_description, self.intro, *self.first_texts())
        if dutch:
            texts = (*texts, self.title, *self.all_texts())
        beginning = next(filter(None, (_in_own_language(text, dutch) for text in texts)), self.title)
        return Truncator(beginning).chars(DESCRIPTION_LENGTH)

    @cached_property
    def is_partly_untranslated(self) -> bool:
        """Whether visitors read that some of it is in the source language. Known where a page is served."""
        if self.locale.language_code == settings.LANGUAGE_CODE:
            return False
        return PublishedTranslation.objects.of(self).exists()

    def first_texts(self) -> Iterator[str]:
        """Candidates for a missing introduction, in order; page types add theirs."""
        if goal := getattr(self, "goal", ""):
            yield goal
        for block in getattr(self, "body", ()):
            if block.block_type == "paragraph":
                yield str(block)

    def all_texts(self) -> Iterator[str]:
        """Whatever there is to read in its blocks."""
        for field in self._meta.fields:
            if isinstance(field, StreamField):
                yield from map(str, field.get_searchable_content(getattr(self, field.name)))

    @classmethod
    def addresses_below_it(cls) -> tuple[str, ...]:
        """Paths below a page of this type, for the sitemap."""
        return ()

    def routable_subpath(self, request: HttpRequest) -> str:
        """The path below the page's own URL in this context, such as the slug of a listing."""
        return ""

    def get_template(self, request: SiteRequest, *args: object, **kwargs: object) -> str:
        """``StoryPage`` uses ``pages/story_page.html``: one name for model and template."""
        return f"pages/{self.template_name()}.html"

    @classmethod
    def template_name(cls) -> str:
        """The class name in snake case."""
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("_")

    def serve(self, request: SiteRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        same_for_everyone(response)
        return response
