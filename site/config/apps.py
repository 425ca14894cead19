from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Settings and URLs of the project, and the commands that span all apps."""

    name = "config"
    label = "config"

    def ready(self) -> None:
        from config import neighbourhood_teams
        from config.backups import erasing

        neighbourhood_teams.connect()
        erasing.connect()
