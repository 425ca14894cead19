"""Menu items for those who may open what they lead to."""

from collections.abc import Callable

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem

from core.permissions.users import AnyUser


class PermittedMenuItem(MenuItem):
    """Shown to users for whom ``may_open`` holds."""

    def __init__(self, *args: object, may_open: Callable[[AnyUser], bool], **named: object) -> None:
        super().__init__(*args, **named)
        self.may_open = may_open

    def is_shown(self, request: HttpRequest) -> bool:
        return self.may_open(request.user)
