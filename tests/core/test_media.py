"""Images in a private collection are as private in every rendition as the original."""

from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image as Pillow
from wagtail.models import Collection, CollectionViewRestriction

from core.models import SiteImage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_rendition_cache(db: None) -> None:
    cache.clear()


@pytest.fixture
def album(db: None) -> Collection:
    above = Collection.get_first_root_node().add_child(instance=Collection(name="Besloten"))
    return above.add_child(instance=Collection(name="Feest"))


@pytest.fixture
def close(album: Collection) -> Any:
    def with_restriction(kind: str = "login", **fields: Any) -> CollectionViewRestriction:
        return CollectionViewRestriction.objects.create(
            collection=album.get_parent(), restriction_type=kind, **fields
        )

    return with_restriction


def rendition_in(collection: Collection) -> str:
    data = BytesIO()
    Pillow.new("RGB", (60, 40), "green").save(data, "PNG")
    data.seek(0)
    picture = SiteImage.objects.create(
        title="Feest", collection=collection, file=ImageFile(data, name="feest.png")
    )
    return picture.get_rendition("width-30").url


def log_in(*groups: str) -> Client:
    user = User.objects.create_user("+".join(groups) or "lezer", password="x")
    user.groups.set(Group.objects.filter(name__in=groups))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_picture_of_an_open_collection_is_for_everybody_and_for_a_week(client: Client, close: Any) -> None:
    close()
    response = client.get(rendition_in(Collection.get_first_root_node()))
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=604800"


def test_a_stranger_does_not_see_a_picture_of_a_closed_collection(
    client: Client, close: Any, album: Collection
) -> None:
    url = rendition_in(album)
    assert client.get(url).status_code == 200
    close()
    assert client.get(url).status_code == 404


def test_an_editor_sees_it_and_proxies_do_not_cache_it(close: Any, album: Collection) -> None:
    call_command("setup_roles", verbosity=0)
    close("groups")
    response = log_in("Redacteuren").get(rendition_in(album))
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"


def test_whom_the_restriction_lets_in_sees_it_and_no_cache_keeps_it(close: Any, album: Collection) -> None:
    close("login")
    response = log_in().get(rendition_in(album))
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"


def test_who_is_logged_in_but_not_in_the_group_does_not_see_it(close: Any, album: Collection) -> None:
    close("groups").groups.add(Group.objects.create(name="Feestcommissie"))
    url = rendition_in(album)
    assert log_in().get(url).status_code == 404
    assert log_in("Feestcommissie").get(url).status_code == 200


def test_a_file_that_no_picture_knows_is_not_shown_while_a_collection_is_closed(
    client: Client, close: Any, album: Collection
) -> None:
    url = rendition_in(album)
    SiteImage.objects.get().renditions.all().update(file="images/elders.png")
    close()
    assert client.get(url).status_code == 404


def test_an_open_picture_costs_one_query_where_nothing_is_closed(client: Client, album: Collection) -> None:
    url = rendition_in(album)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    assert len(queries) == 1
