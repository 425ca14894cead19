"""The demo's method: description, steps, work forms and glossary from ``content/methode.yaml``."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from wagtail.models import Page

from core.models import BasePage, HomePage
from core.normalization.one_line import one_line
from core.reader_roles import ReaderRole
from demo.content_files import Entry, read
from demo.tools import build_tools, tools_for
from methode.handbook.freeze_version import freeze, frozen_versions
from methode.models import (
    GlossaryPage,
    MethodPage,
    MethodVersion,
    StepPage,
    Term,
    ToolPage,
    WorkFormIndexPage,
    WorkFormPage,
)

# The standard heading for each text of the file, if their names differ.
PART_KEYS = {
    "opzet_van_de_interventie": "opzet",
    "inhoud_van_de_interventie": "inhoud",
    "onderzoek_naar_de_uitvoering": "onderzoek_uitvoering",
    "onderzoek_naar_de_behaalde_effecten": "onderzoek_effecten",
}
STILL_OPEN = "[Nog aan te vullen"
SOURCE_QUOTE = (
    "Informele netwerken zijn belangrijk omdat de zorg in de toekomst niet meer altijd op dezelfde manier "
    "geboden kan worden als nu het geval is. Mensen zullen dus meer voor elkaar moeten doen."
)


def build_method(home: HomePage, data: Entry) -> MethodPage:
    """Build the method below ``home``. Existing pages, matched by slug, keep their edits."""
    method = build_method_page(home, data)
    terms = {entry["slug"]: build_term(home, entry) for entry in data["begrippen"]}
    tools = build_tools(method, add_once)
    work_forms = build_work_forms(method, data["werkvormen"], tools)
    for entry in data["stappen"]:
        step = build_step(method, entry, entry["nummer"], work_forms, terms, tools)
        for sub in entry.get("substappen", []):
            build_step(step, sub, entry["nummer"], work_forms, terms, tools)
    add_once(
        method,
        GlossaryPage(
            title="Begrippen",
            slug="begrippen",
            intro="Woorden die we in de methode vaak gebruiken, in gewone taal.",
            is_example=True,
        ),
    )
    freeze_two_versions(method, data["versies"])
    return method


def freeze_two_versions(method: MethodPage, data: Entry) -> None:
    """The original text, and the text after one step gained an action, so that there is a diff."""
    at = timezone.now()
    if frozen_versions(method).exists():
        return
    freeze(MethodPage.objects.get(pk=method.pk), at - timedelta(seconds=1))
    changed = data["daarna"]
    step = StepPage.objects.get(slug=changed["stap"], locale=method.locale)
    step.actions.append(("item", changed["handeling"]))
    step.save_revision(log_action=True).publish()
    page = MethodPage.objects.get(pk=method.pk)
    page.version, page.version_date = changed["versie"], changed["datum"]
    page.versions.add(
        MethodVersion(
            version=changed["versie"],
            date=changed["datum"],
            kind=MethodVersion.Kind.NEW,
            text=changed["tekst"],
            locale=page.locale,
        )
    )
    page.save_revision(log_action=True).publish()
    freeze(MethodPage.objects.get(pk=method.pk), timezone.now())


def add_once[P: BasePage](parent: Page, page: P) -> P:
    """Return the page with this slug below ``parent``, created and published if needed."""
    known = type(page).objects.child_of(parent).filter(slug=page.slug).first()
    if known is not None:
        return known
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision(log_action=True).publish()
    return type(page).objects.get(pk=page.pk)


def build_method_page(home: HomePage, data: Entry) -> MethodPage:
    method, summary = data["methode"], data["methode"]["samenvatting"]
    page = MethodPage(
        title=method["titel"],
        slug="methode",
        show_in_menus=True,
        is_example=True,
        subtitle=method["ondertitel"],
        intro=one_line(summary["kort"]),
        owner_name=method["eigenaar"],
        last_reviewed_on=method["laatst_beoordeeld"],
        next_review_on=method["volgende_beoordeling"],
        version=method["versie"],
        version_date=method["versiedatum"],
        status=method["status"],
        licence=method["licentie"],
        summary_audience=summary["doelgroep"],
        summary_goal=summary["doel"],
        summary_approach=summary["aanpak"],
        summary_organisations=summary["uitvoerende_organisaties"],
        summary_research=summary["onderzoek"],
        working_elements=items(summary["werkzame_elementen"]),
        description=[("part", part) for part in description_parts(method)],
        source_quote=SOURCE_QUOTE,
        source_name=data["meta"]["bron"],
    )
    page.versions = [
        MethodVersion(
            version=line["versie"],
            date=line["datum"],
            kind=line["soort"],
            text=line["tekst"],
            locale=home.locale,
        )
        for line in data["wijzigingen"]
    ]
    return add_once(home, page)


def description_parts(method: Entry) -> list[Entry]:
    """The texts under their standard headings. Missing ones stay empty."""
    texts: Entry = {}
    for group in (*method["beschrijving"].values(), method["uitvoering"], method["onderbouwing"]):
        texts |= group
    texts |= method["onderzoek"]
    texts["overeenkomsten"] = method["overeenkomsten_met_andere_methoden"]
    texts["werkzame_elementen"] = method["samenvatting"]["werkzame_elementen"]
    texts["literatuur"] = method["aangehaalde_literatuur"]
    written = {
        PART_KEYS.get(key, key): text
        for key, text in texts.items()
        if text and not str(text).startswith(STILL_OPEN)
    }
    open_points = {entry["deel"]: what_is_missing(entry) for entry in read("beschrijving")["delen"]}
    return [
        {
            "part": part,
            "text": format_html("<p>{}</p>", one_line(text)) if isinstance(text, str) else "",
            "items": list(text) if isinstance(text, list) else [],
            **open_points.get(part, {}),
        }
        for part, text in written.items()
    ] + [
        {"part": part, "text": "", "items": [], **missing}
        for part, missing in open_points.items()
        if part not in written and missing["open_points"]
    ]


def what_is_missing(entry: Entry) -> Entry:
    points = [point.partition(": ") for point in entry["nog_aan_te_vullen"]]
    return {
        "is_unfinished": entry["blijft_open"],
        "open_points": [{"who": who, "what": what[:1].upper() + what[1:]} for who, _colon, what in points],
    }


def build_term(home: HomePage, entry: Entry) -> Term:
    known = Term.objects.filter(slug=entry["slug"], locale=home.locale).first()
    if known is not None:
        return known
    term = Term(
        name=entry["term"], slug=entry["slug"], explanation=one_line(entry["uitleg"]), locale=home.locale
    )
    term.save()
    term.save_revision(log_action=True).publish()
    return term


def build_work_forms(
    method: MethodPage, entries: list[Entry], tools: dict[str, ToolPage]
) -> dict[str, WorkFormPage]:
    index = add_once(
        method,
        WorkFormIndexPage(
            title="Werkvormen",
            slug="werkvormen",
            is_example=True,
            intro="Kant-en-klare manieren om samen iets te doen. Bij elke werkvorm staat hoelang het duurt "
            "en wat je nodig hebt.",
        ),
    )
    return {entry["slug"]: add_once(index, work_form(entry, tools)) for entry in entries}


def work_form(entry: Entry, tools: dict[str, ToolPage]) -> WorkFormPage:
    form = WorkFormPage(
        title=entry["titel"],
        slug=entry["slug"],
        is_example=True,
        goal=entry["doel"],
        duration_minutes=entry["duur_minuten"],
        group_size=entry["groepsgrootte"],
        difficulty=entry["moeilijkheid"],
        needs=items(entry["benodigdheden"]),
        how_to=items(entry["zo_doe_je_het"]),
        tip=entry["tip"],
    )
    form.tool_pages = tools_for("werkvormen", entry["slug"], tools)
    return form


def build_step(
    parent: Page,
    entry: Entry,
    number: int,
    work_forms: dict[str, WorkFormPage],
    terms: dict[str, Term],
    tools: dict[str, ToolPage],
) -> StepPage:
    """A step, or a sub-step, which has fewer parts and a code instead of a number."""
    time = entry.get("tijd", {})
    step = StepPage(
        title=entry["titel"],
        slug=entry["slug"],
        is_example=True,
        number=number,
        code=entry.get("code", ""),
        short_title=entry.get("korte_titel", ""),
        intro=entry.get("samenvatting", ""),
        source_text=entry["seed_tekst"],
        goal=entry["doel"],
        focus=entry.get("gericht_op", ""),
        lead_time=time.get("doorlooptijd", ""),
        effort=time.get("inzet", ""),
        roles=[("role", {"role": line["rol"], "task": line["taak"]}) for line in entry.get("wie", [])],
        actions=items(entry["wat_doe_je"]),
        pitfalls=[
            ("pitfall", {"pitfall": line["valkuil"], "what_helps": line["wat_helpt"]})
            for line in entry.get("valkuilen", [])
        ],
        results=items(entry.get("resultaat", [])),
        done_when=items(entry.get("klaar_als", [])),
        role_views=role_views(entry["slug"]),
    )
    step.tool_pages = tools_for("stappen", entry["slug"], tools)
    step.work_forms = [work_forms[slug] for slug in entry.get("werkvormen", [])]
    step.terms = [terms[slug] for slug in entry.get("begrippen", [])]
    return add_once(parent, step)


def role_views(slug: str) -> list[tuple[str, Entry]]:
    """What the step is to each role; empty for a step that the file does not name."""
    steps = {entry["stap"]: entry for entry in read("rolteksten")["stappen"]}
    return [("role", role_view(role.value, steps[slug][role.value])) for role in ReaderRole if slug in steps]


def role_view(role: str, entry: Entry) -> Entry:
    tasks = [{"task": line["taak"], "time": line["tijd"]} for line in entry.get("wat_doe_je", [])]
    mistake = entry.get("veelgemaakte_fout", {})
    return {
        "role": role,
        "brings": entry.get("wat_merk_je", []),
        "tasks": tasks or [{"task": line, "time": ""} for line in entry["deze_week"]],
        "good_to_know": entry.get("goed_om_te_weten") or entry.get("voorbereiding", []),
        "mistake": mistake.get("fout", ""),
        "better": mistake.get("beter", ""),
        "ask": entry.get("wie_vraag_je", ""),
    }


def items(texts: Any) -> list[tuple[str, str]]:
    """Sentences as list items, each with an initial capital."""
    return [("item", text[:1].upper() + text[1:]) for text in texts]
