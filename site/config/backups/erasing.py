"""Note what is erased, and erase it again in a restored copy."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.models import Model, ProtectedError, RestrictedError
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Revision

from coalition.models import Letter
from core.erasures import journal
from core.erasures.journal import Erasure
from core.models import SiteDocument, SiteImage
from feedback.models import Answer
from wijken.consent.actions import withdraw_consent
from wijken.directory.models import Listing, Location, Organisation
from wijken.following.models import Subscription
from wijken.models import StoryPage
from wijken.upkeep.models import SUBMISSION_MODELS, Contact

PERSONAL: tuple[type[Model], ...] = (
    get_user_model(),
    Answer,
    Contact,
    Letter,
    Listing,
    Location,
    Organisation,
    SiteDocument,
    SiteImage,
    StoryPage,
    Subscription,
    *SUBMISSION_MODELS,
)
"""What may be deleted because a person asks for it."""


def connect() -> None:
    for model in PERSONAL:
        post_delete.connect(note_deletion, sender=model, dispatch_uid=f"erased {model._meta.label}")
    post_save.connect(note_closed_account, sender=get_user_model(), dispatch_uid="account closed")


def note_deletion(sender: type[Model], instance: Model, **kwargs: object) -> None:
    """Not of a merged record: in an older copy its activities are still its own, and would go with it."""
    if getattr(instance, "is_merged", False):
        return
    journal.note(f"deleted {sender._meta.label}", getattr(instance, key_of(sender)))


def note_closed_account(instance: Any, **kwargs: object) -> None:
    """Who left must not be able to log in to a restored site."""
    if not instance.is_active:
        journal.note("account-closed", instance.pk)


def key_of(model: type[Model]) -> str:
    """One that is never given to another record, where there is one."""
    return "uuid" if any(field.name == "uuid" for field in model._meta.fields) else "pk"


def erase_again(entries: Iterable[Erasure]) -> tuple[int, list[Erasure]]:
    """How many of them changed something, and which could not be done. What the copy lacks needs none.

    In the copy something may still refer to a record that was deleted later. It can go once that has gone.
    """
    changed, waiting = 0, [entry for entry in entries if entry.kind in ACTIONS]
    while waiting:
        refused = []
        for entry in waiting:
            try:
                with transaction.atomic():
                    changed += ACTIONS[entry.kind](entry)
            except (ProtectedError, RestrictedError):
                refused.append(entry)
        if len(refused) == len(waiting):
            break
        waiting = refused
    return changed, waiting


def give_no_number_twice(entries: Iterable[Erasure]) -> None:
    """New records come after those that the journal names by number, which the copy may not know of.

    Or repeating the erasures later would delete the new record.
    """
    for model in (model for model in PERSONAL if key_of(model) == "pk"):
        kind, numbered = f"deleted {model._meta.label}", _numbered(model)
        numbers = [int(entry.key) for entry in entries if entry.kind == kind and entry.key.isdecimal()]
        if numbers:
            _begin_after(max(numbers), numbered._meta.db_table, str(numbered._meta.pk.column))


def _numbered(model: type[Model]) -> type[Model]:
    """The model whose table gives the number: that of a story is that of a page."""
    while model._meta.pk.remote_field:
        model = model._meta.pk.remote_field.model
    return model


def _begin_after(number: int, table: str, column: str) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "pg_get_serial_sequence(%s, %s)"
            name = [connection.ops.quote_name(table), column]
            cursor.execute(
                f"SELECT setval({sequence}, GREATEST(nextval({sequence}), %s))",
                [*name, *name, number],
            )
        else:
            cursor.execute("UPDATE sqlite_sequence SET seq = MAX(seq, %s) WHERE name = %s", [number, table])
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) SELECT %s, %s"
                " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = %s)",
                [table, number, table],
            )


def _delete(model: type[Model]) -> Callable[[Erasure], bool]:
    def delete(entry: Erasure) -> bool:
        record = model._default_manager.filter(**{key_of(model): entry.key}).first()
        if record:
            record.delete()
        return record is not None

    return delete


def _forget(entry: Erasure) -> bool:
    """With the mail to the address."""
    return bool(Subscription.objects.filter(uuid=entry.key).forget())


def _unlist(entry: Erasure) -> bool:
    """In the row, and in the draft that would be published next."""
    listing = Listing.objects.filter(uuid=entry.key).exclude(visibility=Listing.Visibility.UNLISTED).first()
    if listing is None:
        return False
    Revision.objects.for_instance(listing).update(approved_go_live_at=None)
    listing.visibility = Listing.Visibility.UNLISTED
    listing.save()
    listing.save_revision(log_action=True, clean=False)
    return True


def _withdraw(entry: Erasure) -> bool:
    story = StoryPage.objects.filter(story_key=entry.key, consent_withdrawn_on=None).first()
    if story:
        withdraw_consent(story, date.fromisoformat(entry.at[:10]))
    return story is not None


def _stop(entry: Erasure) -> bool:
    contact = Contact.objects.filter(pk=entry.key, stopped_at=None)
    return bool(contact.update(stopped_at=timezone.now()))


def _close(entry: Erasure) -> bool:
    return bool(
        get_user_model()._default_manager.filter(pk=entry.key, is_active=True).update(is_active=False)
    )


ACTIONS: dict[str, Callable[[Erasure], bool]] = {
    **{f"deleted {model._meta.label}": _delete(model) for model in PERSONAL},
    f"deleted {Subscription._meta.label}": _forget,
    "unlisted": _unlist,
    "consent-withdrawn": _withdraw,
    "contact-stopped": _stop,
    "account-closed": _close,
}
