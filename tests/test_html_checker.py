"""The HTML checker finds errors, so that finding none means something."""

from tests.html_checker import problems_in

GOOD = '<!doctype html><html lang="nl"><head><title>Wijk</title></head><body><h1>Wijk</h1></body></html>'


def test_the_html_checker_names_the_page_with_the_mistake_and_no_other() -> None:
    found = problems_in({"/goed/": GOOD, "/fout/": GOOD.replace("<h1>", "<h1><b>")})

    assert found
    assert all(problem.startswith("/fout/:1: ") for problem in found)
