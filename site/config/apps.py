from django.apps import AppConfig


class SiteConfig(AppConfig):
    """How the site is wired; holds the commands that touch every room."""

    name = "config"
    label = "config"

    def ready(self) -> None:
        from config import neighbourhood_teams

        neighbourhood_teams.connect()
