from django.apps import AppConfig


class SiteConfig(AppConfig):
    """How the site is wired; holds the commands that touch every room."""

    name = "config"
    label = "config"
