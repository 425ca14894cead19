"""Shared base classes for our snippet listings."""

from wagtail.snippets.views.snippets import SnippetViewSet


class NotChosen(SnippetViewSet):
    """A snippet that nothing refers to has no chooser, because a chooser lists its rows to every editor."""

    def register_chooser_viewset(self) -> None:
        """Register nothing."""
