"""Five people who do not exist, so that every role can be tried."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

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
        """Only for the example on somebody's own machine: it is printed at every start."""
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
