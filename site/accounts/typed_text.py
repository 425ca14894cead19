"""Keep what an editor typed while the session ended: after logging in again it is still there.

Works without JavaScript. An edit form carries a signed mark with its user. If the form is posted without a
session, the log-in page that answers it carries the fields along, encrypted, so that nothing is stored for
anybody who is not logged in. After the same user logged in they are kept in the session, and shown with a
button that posts them again; nothing is saved without that press. Another user never sees them.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.http import HttpRequest

from accounts.secret_encryption import seal, unseal
from core.permissions.users import AnyUser

TYPED_BY, KEPT = "typed_by", "kept"
SALT = "accounts.typed_text"
FORM_OPEN_FOR = timedelta(days=7)
KEPT_FOR = timedelta(hours=12)
MOST = 1_500_000
"""Characters after encryption: with them the log-in form stays below Django's limit for a request."""
NOT_CARRIED = ("csrfmiddlewaretoken", TYPED_BY)


@dataclass(frozen=True)
class TypedText:
    """A posted form: its user, its URL and its fields."""

    user: str
    url: str
    fields: list[tuple[str, str]]
    left_out: bool
    """Whether there were files or passwords, which are not carried."""

    @property
    def edits(self) -> bool:
        """Whether the form changes something that exists, and so can be shown again before it is saved."""
        return "/edit/" in self.url


def mark_of(user: AnyUser) -> str:
    """Identifies the user of a form; nobody else can know or make it."""
    return signing.dumps(str(user.pk), salt=SALT)


def posted_text(request: HttpRequest) -> TypedText | None:
    """The form that this request posts; None if it is no edit form of ours."""
    try:
        user = signing.loads(request.POST.get(TYPED_BY, ""), salt=SALT, max_age=FORM_OPEN_FOR)
    except signing.BadSignature:
        return None
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_CARRIED and "password" not in name
        for value in values
    ]
    left_out = bool(request.FILES) or any("password" in name for name in request.POST)
    return TypedText(user, request.get_full_path(), fields, left_out)


def sealed(text: TypedText, at: datetime) -> str:
    """The text, encrypted; empty if it is too long to carry."""
    found = seal(json.dumps(asdict(text)), at)
    return found if len(found) <= MOST else ""


def unsealed(text: str, user: AnyUser, at: datetime) -> TypedText | None:
    """The text, if it is this user's and not too old."""
    found = unseal(text, at, KEPT_FOR) if text else None
    if found is None:
        return None
    typed = TypedText(**json.loads(found))
    return typed if typed.user == str(user.pk) else None
