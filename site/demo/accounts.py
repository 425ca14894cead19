"""Five fictional users, to try out every role."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from wijken.directory.models import Neighbourhood, TeamMember


@dataclass(frozen=True)
class Account:
    username: str
    first_name: str
    group: str
    is_superuser: bool = False
    neighbourhood: str = ""

    @property
    def password(self) -> str:
        """Only for a demo on one's own machine: printed at every start."""
        return f"voorbeeld-{self.username}"


ACCOUNTS = (
    Account("beheerder", "Beheerder", "Beheerders", is_superuser=True),
    Account("redacteur", "Redacteur", "Redacteuren"),
    Account("wijkredacteur", "Wijkredacteur", "Wijkredacteuren", neighbourhood="pijnacker-noord"),
    Account("vertaler", "Vertaler", "Vertalers"),
    Account("vrijwilliger", "Vrijwilliger", "Vrijwilligers", neighbourhood="pijnacker-noord"),
)


def build_accounts() -> None:
    for account in ACCOUNTS:
        user = get_user_model().objects.create_user(
            account.username,
            f"{account.username}@example.nl",
            account.password,
            first_name=account.first_name,
            is_superuser=account.is_superuser,
        )
        user.groups.add(Group.objects.get(name=account.group))
        if account.neighbourhood:
            neighbourhood = Neighbourhood.objects.get(slug=account.neighbourhood)
            TeamMember.objects.create(user=user, neighbourhood=neighbourhood)


class NoExamplePasswords(BaseBackend):
    """Refuses the public passwords, for any account and whatever the database says."""

    def authenticate(
        self, request: HttpRequest | None, password: str | None = None, **credentials: object
    ) -> None:
        if password in {account.password for account in ACCOUNTS}:
            raise PermissionDenied
