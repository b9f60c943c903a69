"""The page of the programming interface, in the whole application."""

from urllib.parse import urlencode

import pytest

from site_factory import Site


def test_the_page_has_every_operation_and_shape(site: Site) -> None:
    """Of the running application, whatever name it was asked by."""
    page = site.get("/api")
    document = site.get("/api/v1/openapi.json").json()
    assert page.status_code == 200
    for path, item in document["paths"].items():
        assert all(f'id="{it["operationId"]}"' in page.text for it in item.values()), path
    for name in document["components"]["schemas"]:
        assert f'id="shape-{name}"' in page.text
    assert "127.0.0.1" not in page.text.partition("<main")[2]


def test_a_form_leads_to_what_is_filled_in(site: Site) -> None:
    """Also without a script: boxes that were left empty are no parameters."""
    asked = "/api/ask?_to=/api/v1/deals&q=&limit=1&sector="
    answer = site.get(asked)
    assert answer.headers["location"] == "/api/v1/deals?limit=1"


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example", "/api/v1/../../x", "/deals", ""]
)
def test_a_form_leads_nowhere_else(site: Site, target: str) -> None:
    """Only to an address of the interface."""
    answer = site.get(f"/api/ask?{urlencode({'_to': target})}")
    assert answer.status_code == 404
