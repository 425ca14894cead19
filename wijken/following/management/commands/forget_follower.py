from django.core.management.base import BaseCommand

from wijken.following.models import Subscription


class Command(BaseCommand):
    help = "Erase who follows by mail. Asks for the address, so that it is in no history of commands."

    def handle(self, *args: object, **options: object) -> None:
        address = input("E-mail address: ").strip().lower()
        self.stdout.write(f"{Subscription.objects.filter(email=address).forget()} erased")
