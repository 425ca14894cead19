from http import HTTPMethod
from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page, PageViewRestriction

from core.http import SiteRequest
from core.navigation import Link, breadcrumbs, translations
from core.publishing import PublishedPageManager


class BasePage(Page):
    """Every page of this site: an introduction, an owner, review dates, and the frame around it."""

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

    asks_if_useful: ClassVar[bool] = False
    """Whether the page asks its readers at the end."""

    # A page is for reading. What sends something has an address of its own.
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

    def route(self, request: SiteRequest, path_components: list[str]) -> Any:
        """Not found from the moment the expiry date is past, even when no worker took the page down."""
        if not path_components and self.expire_at and self.expire_at <= request.at:
            raise Http404
        return super().route(request, path_components)

    @classmethod
    def served(cls) -> QuerySet:
        """The query for the page that a visitor asked for; page types add what they show along with it."""
        return cls._default_manager.all()

    def get_view_restrictions(self) -> QuerySet:
        """Logins and passwords; not asked for again where the way to the page was seen to be open."""
        if getattr(self, "is_known_to_be_open", False):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    def get_context(self, request: SiteRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        here = Link(self.title, self.get_url(request) or "", current=True)
        context["breadcrumbs"] = [*breadcrumbs(self, request, request.at), here]
        context["translations"] = translations(self, request, request.at, self.address_below(context))
        return context

    def address_below(self, context: dict[str, Any]) -> str:
        """What follows the page's own address in this context, such as the name of a listing."""
        return ""

    def get_template(self, request: SiteRequest, *args: Any, **kwargs: Any) -> str:
        """``StoryPage`` is shown by ``pages/story_page.html``: one name for model and template."""
        return f"pages/{self.template_name()}.html"

    @classmethod
    def template_name(cls) -> str:
        """The model's name in snake case."""
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in cls.__name__).lstrip("_")

    def serve(self, request: SiteRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().serve(request, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response
