"""Every route of the application over a hostile register: what was written stays text."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from httpx import Response

from trust.hostile.formats import BY_TYPE, find_type
from trust.hostile.payloads import choose_payloads, load_payloads
from trust.hostile.press import make_press
from trust.hostile.reading import list_links
from trust.hostile.serving import Served, serve

# What a page is asked for when each of its questions is hostile.
PARAMETERS = [
    "q",
    "party",
    "country",
    "sector",
    "instrument",
    "activity",
    "stage",
    "state",
    "year",
    "outlet",
    "as_of",
    "sort",
    "page",
    "first",
    "last",
    "lang",
    "language",
    "next",
    "back",
    "theme",
    "cursor",
    "limit",
    "start",
    "end",
    "x",
    "kind",
    "field",
    "deal",
    "reviewer",
]
EFFORTS = ["few", pytest.param("all", marks=pytest.mark.slow)]
_NAME = re.compile(r'attachment; filename="[\w.~-]+"')
_FEW_VALUES = 1


@pytest.fixture(scope="module", params=EFFORTS)
def effort(request: pytest.FixtureRequest) -> str:
    """Tell whether a few payloads are tried, or all."""
    return str(request.param)


@pytest.fixture(scope="module")
def payloads(effort: str) -> tuple[str, ...]:
    """Give the payloads of this effort."""
    lists = ("markup", "formulas", "injections")
    if effort == "all":
        return tuple(each for name in lists for each in load_payloads(name))
    return tuple(each for name in lists for each in choose_payloads(name, 5))


@pytest.fixture(scope="module")
def served(
    effort: str, payloads: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """Serve a register of these payloads."""
    path = tmp_path_factory.mktemp(f"press-{effort}") / "jalin.db"
    make_press(path, payloads, load_payloads("addresses"))
    with serve(path, payloads) as opened:
        yield opened


@pytest.fixture(scope="module")
def most(effort: str) -> int | None:
    """Tell how many values of each parameter of a route are tried."""
    return None if effort == "all" else _FEW_VALUES


def find_faults(answer: Response) -> list[str]:
    """Find what is wrong with an answer, whatever it is."""
    kind = find_type(answer.headers.get("content-type", "text/plain"))
    faults = [] if answer.status_code < 500 else [f"status {answer.status_code}"]
    faults += _find_head_faults(answer, kind)
    check = BY_TYPE.get(kind)
    if check is not None and answer.content:
        faults += sorted(set(check(answer.content)))[:5]
    return faults


def _find_head_faults(answer: Response, kind: str) -> Iterator[str]:
    if answer.headers.get("x-content-type-options") != "nosniff":
        yield "no nosniff"
    if kind == "text/html" and "script-src 'self'" not in answer.headers.get(
        "content-security-policy", ""
    ):
        yield "no policy"
    named = answer.headers.get("content-disposition")
    if named is not None and not _NAME.fullmatch(named):
        yield f"name {named!r}"
    target = urlsplit(answer.headers.get("location", ""))
    if target.netloc not in {"", "127.0.0.1"} or answer.headers.get("location", "")[:2] == "//":
        yield f"leads to {answer.headers['location']!r}"
    if "x-evil" in answer.headers or "evil" in answer.headers.get("set-cookie", ""):
        yield "a header was injected"


@pytest.mark.parametrize("who", ["stranger", "admin"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_no_route_gives_more_than_text(
    served: Served, most: int | None, who: str, language: str
) -> None:
    """Of every route of the table, for everybody, in both languages."""
    served.client.headers["accept-language"] = language
    if who == "admin":
        served.sign_in()
    try:
        kinds, found = set(), {}
        for address in served.list_addresses(most):
            answer = served.client.get(address, follow_redirects=False)
            kinds.add(find_type(answer.headers.get("content-type", "text/plain")))
            if faults := find_faults(answer):
                found[address] = faults
    finally:
        served.sign_out()
    assert found == {}
    assert kinds >= {"text/html", "text/csv", "text/calendar", "application/json", "image/png"}


def test_no_question_is_answered_with_more_than_text(
    served: Served, payloads: tuple[str, ...], effort: str
) -> None:
    """What is asked comes back as text, too: in forms, in links, in faults."""
    few = payloads if effort == "all" else payloads[::4]
    found = {}
    for number, address in enumerate(served.list_addresses(1)):
        names = PARAMETERS if effort == "all" else PARAMETERS[number % 3 :: 9]
        for place, name in enumerate(names):
            payload = few[(number + place) % len(few)]
            asked = f"{address}?{name}={quote(payload)}"
            if faults := find_faults(served.client.get(asked, follow_redirects=False)):
                found[asked] = faults
    assert found == {}


@pytest.mark.parametrize(
    "place",
    [
        "/",
        "/deals/",
        "/parties/",
        "/documents/",
        "/api/v1/",
        "/static/",
    ],
)
def test_no_path_is_answered_with_more_than_text(
    served: Served, payloads: tuple[str, ...], place: str
) -> None:
    """A page that is not there tells of it in plain words."""
    asked = [f"{place}{quote(payload, safe='')}" for payload in payloads]
    answers = {it: served.client.get(it, follow_redirects=False) for it in asked}
    assert {it: told for it, answer in answers.items() if (told := find_faults(answer))} == {}


def test_links_lead_to_what_answers(served: Served, most: int | None) -> None:
    """What a hostile name is written into, an address too, still leads where it says."""
    links: dict[str, str] = {}
    for address in ("/", "/deals", "/parties", "/promises", "/statistics", "/sources", "/network"):
        for link in list_links(served.client.get(address).text):
            if link.startswith("/") and not link.startswith("/static/"):
                links.setdefault(link.partition("#")[0], address)
    asked = sorted(links)[:: 1 if most is None else max(1, len(links) // 40)]
    told = {it: served.client.get(it, follow_redirects=False).status_code for it in asked}
    assert {it: code for it, code in told.items() if code not in {200, 302, 303}} == {}
