"""The fast widgets of the social map render the same HTML as Django's."""

from django import forms
from django.test import SimpleTestCase

from wijken.social_map.widgets import Boxes, DropDown

CHOICES = [("", "Alle thema's"), ("eten", "Samen <eten> & drinken (3)"), ('wan"delen', "Wandelen (0)")]
ATTRS = {"id": "filter-thema", "aria-describedby": "filter-thema_error"}


class TestSame(SimpleTestCase):
    def test_drop_down_is_the_same_html(self) -> None:
        for value in ("", "eten", 'wan"delen', "onbekend", None):
            own = DropDown(choices=CHOICES).render("thema", value, ATTRS)
            self.assertHTMLEqual(own, forms.Select(choices=CHOICES).render("thema", value, ATTRS))

    def test_boxes_offer_and_keep_the_same(self) -> None:
        for value in ([], ["eten"], ["eten", 'wan"delen'], None):
            own = Boxes(choices=CHOICES).render("thema", value, {"id": "filter-thema"})
            django = forms.CheckboxSelectMultiple(choices=CHOICES).render(
                "thema", value, {"id": "filter-thema"}
            )
            self.assertHTMLEqual(own, django)
