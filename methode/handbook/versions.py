"""Public pages about versions: changelog, frozen text, differences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from core.http import SiteRequest
from methode.citations.formats import Citation
from methode.citations.wording import in_version, sentence
from methode.handbook.frozen_version import FrozenVersion, FrozenVersionQuerySet
from methode.handbook.text_diff import TextLine, blocks_of, changes_between

if TYPE_CHECKING:
    from methode.models import MethodPage, MethodVersion


@dataclass(frozen=True)
class VersionShown:
    """A changelog entry; ``frozen`` is its stored text, ``before`` the previous frozen version, if any."""

    version: str
    lines: list[MethodVersion]
    frozen: FrozenVersion | None
    before: FrozenVersion | None

    @property
    def day(self) -> date:
        return self.frozen.date if self.frozen else self.lines[0].date


def slug_of(version: str) -> str:
    """Dots become dashes in a URL: version 1.2 is at ``1-2``."""
    return slugify(version.replace(".", "-"))


def frozen_versions(page: MethodPage) -> FrozenVersionQuerySet:
    """The frozen versions of this page, newest first."""
    return FrozenVersion.objects.of(page.translation_key, page.locale.language_code)


def lines_in(frozen: FrozenVersion) -> list[TextLine]:
    return [TextLine(kind, text) for kind, text in frozen.lines]


def changelog(page: MethodPage, at: datetime) -> list[VersionShown]:
    """Newest first: versions that editors described, and frozen ones without a description."""
    kept = list(frozen_versions(page).filter(frozen_at__lte=at).for_lists())
    written = sorted(page.versions.all(), key=lambda line: line.date, reverse=True)
    rows = []
    for version, lines in groupby(written, lambda line: line.version):
        frozen = next((each for each in kept if each.slug == slug_of(version)), None)
        rows.append(VersionShown(version, list(lines), frozen, older_than(frozen, kept)))
    told = {slug_of(row.version) for row in rows}
    rows += [
        VersionShown(each.version, [], each, older_than(each, kept)) for each in kept if each.slug not in told
    ]
    return sorted(rows, key=lambda row: row.day, reverse=True)


def older_than(frozen: FrozenVersion | None, kept: list[FrozenVersion]) -> FrozenVersion | None:
    """The version frozen before this one; ``kept`` is sorted newest first."""
    if frozen is None:
        return None
    after = kept[kept.index(frozen) + 1 :]
    return after[0] if after else None


def frozen_version(page: MethodPage, slug: str) -> FrozenVersion:
    """Raises Http404 if this version was never frozen."""
    frozen: FrozenVersion | None = frozen_versions(page).filter(slug=slug).first()
    if frozen is None:
        raise Http404
    return frozen


def version_context(page: MethodPage, request: SiteRequest, slug: str) -> dict[str, object]:
    frozen = frozen_version(page, slug)
    return {
        "heading": _("Versie %(version)s") % {"version": frozen.version},
        "frozen": frozen,
        "blocks": blocks_of(lines_in(frozen)),
        "before": older_than(frozen, list(frozen_versions(page).for_lists())),
        "changes": [line for line in page.versions.all() if slug_of(line.version) == slug],
        "citation": cited_version(frozen, page, request),
    }


def difference_context(page: MethodPage, request: SiteRequest, slug: str) -> dict[str, object]:
    """Compare with the version in ``?met=``; the previous one if that is absent or unknown."""
    frozen = frozen_version(page, slug)
    kept = list(frozen_versions(page))
    asked = request.GET.get("met", "")
    other = next((each for each in kept if each.slug == asked and each != frozen), None)
    other = other or older_than(frozen, kept)
    if other is None:
        raise Http404
    return {
        "heading": _("Verschil tussen %(old)s en %(new)s") % {"old": other.version, "new": frozen.version},
        "frozen": frozen,
        "other": other,
        "changes": changes_between(lines_in(other), lines_in(frozen)),
        "choices": [each for each in kept if each not in (frozen, other)],
    }


def cited_version(frozen: FrozenVersion, page: MethodPage, request: SiteRequest) -> Citation:
    url = f"{page.get_full_url(request)}versies/{frozen.slug}/"
    day = localdate(request.at)
    author, year = frozen.owner_name or frozen.title, frozen.date.year
    named = in_version(frozen.title, frozen.version, frozen.status)
    text = sentence(author, year, named, day, url)
    return Citation(author, frozen.title, "", frozen.version, year, url, day, text)
