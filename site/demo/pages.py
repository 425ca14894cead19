"""The page tree of the demo: home, text pages, neighbourhoods and stories."""

from wagtail.models import Locale, Page, Site

from core.models import BasePage, HomePage, SiteSettings, StandardPage
from core.site_address import host_and_port
from demo.content_files import Entry
from demo.images import build_picture
from methode.models import MethodPage, StepPage, WorkFormPage
from wijken.directory.models import Listing, Neighbourhood, Question
from wijken.models import (
    AgendaPage,
    NeighbourhoodIndexPage,
    NeighbourhoodPage,
    Progress,
    ProgressPage,
    SocialMapPage,
    StoryIndexPage,
    StoryPage,
)

STATUSES = {"klaar": "done", "bezig": "busy", "nog_niet": "not_yet"}


def add_page[P: BasePage](parent: Page, page: P) -> P:
    """Publish below ``parent``, with a first revision so that the history has a starting point."""
    parent.add_child(instance=page)
    page.save_revision(log_action=True).publish()
    return page


def build_home(content: Entry, english: dict[str, str]) -> HomePage:
    """Replace Wagtail's welcome page by the home page, and fill the site settings."""
    start, site = content["start"], content["site"]
    home = HomePage(title=start["titel"], slug="start", intro=start["inleiding"])
    SiteSettings.objects.create(
        site=put_in_place(home, site["naam"]),
        name=site["naam"],
        organisation=site["organisatie"],
        phone=site["telefoon"],
        opening_hours=site["bereikbaar"],
        opening_hours_en=english[site["bereikbaar"]],
        email=site["email"],
        notice=site["melding"],
        notice_en=english[site["melding"]],
        data_licence=site["licentie_van_de_gegevens"],
    )
    return home


def put_in_place(home: HomePage, name: str) -> Site:
    """Replace Wagtail's welcome page, and set the site's host from the settings."""
    root = Page.objects.get(depth=1)
    welcome = root.get_children().first()
    home.locale = Locale.objects.get_or_create(language_code="nl")[0]
    root.add_child(instance=home)
    hostname, port = host_and_port()
    site, _created = Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": hostname,
            "port": port,
            "root_page": home,
            "site_name": name,
        },
    )
    if welcome is not None:
        welcome.delete()
    return site


def add_entrances(home: HomePage, content: Entry) -> None:
    """The three entry points, once the pages they link to exist."""
    home.refresh_from_db()
    home.entrances = [
        (
            "entrance",
            {
                "title": entrance["titel"],
                "text": entrance["zin"],
                "page": home.get_children().get(slug=entrance["naar"]),
                "query": entrance["als"],
            },
        )
        for entrance in content["start"]["ingangen"]
    ]
    home.save_revision(log_action=True).publish()


def build_standard_pages(home: HomePage, entries: list[Entry]) -> None:
    steps = list(StepPage.objects.filter(depth=home.depth + 2).order_by("path"))
    for entry in entries:
        add_page(
            home,
            StandardPage(
                title=entry["titel"],
                slug=entry["slug"],
                intro=entry["inleiding"],
                show_in_menus=entry.get("in_menu", False),
                body=[block for item in entry["tekst"] for block in body_block(item, steps)],
            ),
        )


def body_block(item: Entry, steps: list[StepPage]) -> list[tuple[str, object]]:
    """Convert one entry of the file to a block."""
    if "kop" in item:
        return [("heading", item["kop"])]
    if "alinea" in item:
        return [("paragraph", f"<p>{item['alinea']}</p>")]
    if "citaat" in item:
        return [("quote", {"text": item["citaat"], "who": item["van"]})]
    if "kader" in item:
        return [("notice", {"level": item["soort"], "text": f"<p>{item['kader']}</p>"})]
    return [("steps", {"steps": steps})]


def build_social_map(home: HomePage) -> SocialMapPage:
    return add_page(
        home,
        SocialMapPage(
            title="Sociale kaart",
            slug="sociale-kaart",
            show_in_menus=True,
            intro="Alles wat er is in de wijken. Kies wat je zoekt, of typ een woord.",
        ),
    )


def build_agenda(home: HomePage) -> AgendaPage:
    return add_page(
        home,
        AgendaPage(
            title="Agenda",
            slug="agenda",
            show_in_menus=True,
            intro="Wat er te doen is, dag voor dag. Staat er ‘niet bevestigd’ bij? Bel dan eerst even.",
        ),
    )


def build_neighbourhood_pages(
    home: HomePage, entries: list[Entry], neighbourhoods: dict[str, Neighbourhood]
) -> dict[str, NeighbourhoodPage]:
    index = add_page(
        home,
        NeighbourhoodIndexPage(
            title="Wijken",
            slug="wijken",
            show_in_menus=True,
            intro=(
                "Drie wijken, elk met een eigen pagina. Je ziet wat er te doen is, en hoe ver de methode is."
            ),
        ),
    )
    return {
        entry["slug"]: add_page(
            index,
            NeighbourhoodPage(
                title=entry["naam"],
                slug=entry["slug"],
                intro=" ".join(entry["intro"].split()),
                neighbourhood=neighbourhoods[entry["slug"]],
                owner_name=entry["contact"]["rol"],
                last_reviewed_on=entry["laatst_beoordeeld"],
                next_review_on=entry["volgende_beoordeling"],
                questions=[
                    ("kept", Question.objects.get(name=question["vraag"]))
                    for question in entry["vragen_van_bewoners"]
                ],
            ),
        )
        for entry in entries
    }


def build_progress(entries: list[Entry], neighbourhoods: dict[str, Neighbourhood]) -> None:
    """Status reports of the neighbourhoods, oldest first, and the page that shows them."""
    add_page(
        MethodPage.objects.get(),
        ProgressPage(
            title="Voortgang in de wijken",
            slug="voortgang",
            is_example=True,
            intro="Elke wijk meldt hoe ver ze is met elke stap. Oude meldingen blijven staan, "
            "zodat je ziet hoe het ging.",
        ),
    )
    steps = {step.number: step for step in StepPage.objects.all() if not step.code}
    for entry in entries:
        for line in entry["voortgang"]:
            Progress.objects.create(
                neighbourhood=neighbourhoods[entry["slug"]],
                step=steps[line["stap"]],
                status=STATUSES[line["status"]],
                since=line.get("sinds"),
                note=line.get("toelichting", ""),
                result=line.get("resultaat", ""),
                reported_on=line.get("gemeld") or line["sinds"],
                reported_by=entry["contact"]["rol"],
            )


def build_stories(
    entries: list[Entry], pages: dict[str, NeighbourhoodPage], listings: dict[str, Listing]
) -> None:
    steps = {page.slug: page for page in StepPage.objects.all()}
    work_forms = {page.slug: page for page in WorkFormPage.objects.all()}
    indexes = {
        slug: add_page(page, StoryIndexPage(title=f"Verhalen uit {page.title}", slug="verhalen"))
        for slug, page in pages.items()
    }
    for seed, entry in enumerate(entries, start=1):
        picture = build_picture(entry["titel"], "Tekening van een straat met huizen en een sloot.", seed)
        story = StoryPage(
            title=entry["titel"],
            slug=entry["slug"],
            intro=entry["samenvatting"],
            is_example=True,
            image=picture,
            body=[("paragraph", "".join(f"<p>{text}</p>" for text in entry["verhaal"]))],
            quote_text=entry["citaat"]["tekst"],
            quote_by=entry["citaat"]["van"],
            what_worked=[("item", text) for text in entry["wat_werkte"]],
            what_was_hard=[("item", text) for text in entry["wat_was_lastig"]],
            result=entry["resultaat"],
        )
        wanted = {entry["stap"], entry.get("substap")}
        story.steps = [step for step in steps.values() if step.number in wanted or step.code in wanted]
        story.work_forms = [work_forms[slug] for slug in entry["werkvormen"]]
        story.listings = [listings[slug] for slug in entry["vermeldingen"]]
        add_page(indexes[entry["wijk"]], story)
