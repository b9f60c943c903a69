"""Who may what: every address, by every method, for every role, session and token."""

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from jalin.pipeline.accounts import Access, Act, How
from jalin.pipeline.accounts.tokens import revoke_token
from jalin.pipeline.accounts.users import disable
from trust.web.stack import PEOPLE, Stack
from trust.web.table import Route, list_routes

# What a role may do at most: the table by which all is judged, written once more by hand.
ROLES = {
    "Rina": {Act.READ},
    "Ana": {Act.READ, Act.JUDGE},
    "Citra": {Act.READ, Act.JUDGE},
    "Budi": {Act.READ, Act.JUDGE, Act.ADMIN},
}
SCOPES = [set(it) for n in (1, 2, 3) for it in itertools.combinations(Act, n)]
REFUSED = frozenset({401, 403})
_FAR = dt.timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Somebody who asks. `may` is what they may do; `is_wrong`: they show what opens nothing."""

    name: str
    how: How
    may: frozenset[Act]
    headers: tuple[tuple[str, str], ...] = ()
    is_wrong: bool = False


def _bear(secret: str) -> tuple[tuple[str, str], ...]:
    return (("authorization", f"Bearer {secret}"),)


def _list_sessions(stack: Stack) -> Iterator[Asker]:
    yield Asker(name="nobody", how=How.NOBODY, may=frozenset())
    for name in PEOPLE:
        cookie = f"jalin_session={stack.signed_in(name).session}"
        yield Asker(
            name=name, how=How.SESSION, may=frozenset(ROLES[name]), headers=(("cookie", cookie),)
        )


def _list_tokens(stack: Stack) -> Iterator[Asker]:
    for name, scopes in itertools.product(("Rina", "Ana", "Budi"), SCOPES):
        if scopes <= ROLES[name]:
            secret, _ = stack.give_token(name, *scopes)
            yield Asker(name=name, how=How.TOKEN, may=frozenset(scopes), headers=_bear(secret))


def _list_wrong(stack: Stack) -> Iterator[Asker]:
    """List what was a token, and what never was one."""
    over, _ = stack.give_token("Budi", *Act, days=1)
    revoked, id_ = stack.give_token("Budi", *Act)
    closed, _ = stack.give_token("Citra", Act.READ, Act.JUDGE)
    session = stack.signed_in("Budi").session
    stack.clock.now += _FAR
    with stack.desk.open() as accounts:
        revoke_token(accounts, id_, now=stack.clock())
        disable(accounts, "Citra", now=stack.clock())
    fine, _ = stack.give_token("Budi", *Act)
    told = (over, revoked, closed, session, fine[:-1], f"{fine}x", fine.upper(), "jln_", "", "x y")
    for secret in told:
        yield Asker(
            name=secret, how=How.TOKEN, may=frozenset(), headers=_bear(secret), is_wrong=True
        )
    basic = (("authorization", f"Basic {fine}"),)
    yield Asker(name="basic", how=How.TOKEN, may=frozenset(), headers=basic, is_wrong=True)


def _expect(route: Route, asker: Asker, access: Access) -> bool:
    """Tell whether somebody is let in: the whole rule in one place."""
    may, is_person = set(asker.may), asker.how is How.SESSION
    if not route.is_api and asker.how is How.TOKEN:
        # Pages know people by their browsers alone.
        may = set()
    if access is Access.OPEN and not (route.is_api and asker.is_wrong):
        may.add(Act.READ)
    if route.writes and route.is_api:
        # A browser sends its cookie unawares: programs alone write here.
        return not is_person and route.needs in may
    if route.writes:
        # No mark is sent with it. The choice of a theme needs none.
        return route.path == "/preferences"
    if route.is_ones_own and route.method != "OPTIONS":
        return is_person
    return route.needs is None or route.needs in may


def _is_let_in(route: Route, status: int, location: str) -> bool:
    assert status < 500, (route, status)
    return status not in REFUSED and not (status == 303 and location.startswith("/sign-in"))


def _find_differences(stack: Stack, routes: list[Route], askers: list[Asker]) -> list[str]:
    """Ask for all in every way, and tell where it went otherwise than the rule says."""
    found, step = [], 0
    browser = stack.browse()
    for access in Access:
        stack.close_reading(access)
        for route, asker in itertools.product(routes, askers):
            step += 1
            stack.move(stack.tests, step)
            answer = browser.ask(route.method, route.address, headers=dict(asker.headers))
            browser.cookies.clear()
            is_in = _is_let_in(route, answer.status_code, answer.headers.get("location", ""))
            if is_in != _expect(route, asker, access):
                found.append(f"{access} {route} {asker}: {answer.status_code}")
    return found


def _choose(routes: list[Route]) -> list[Route]:
    """Choose a route of each sort: exports and feeds are made by one loop each."""
    chosen: dict[tuple[str, str], Route] = {}
    for route in routes:
        parts = route.path.split("/")
        sort = "/".join(parts[:4] if route.is_api else parts[:2])
        chosen.setdefault((route.method, sort.partition(".")[0]), route)
    return list(chosen.values())


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_everybody_gets_what_the_table_says(
    stack: Stack,
    whole: bool,  # noqa: FBT001 (a parameter)
) -> None:
    """Every route for everybody in the full form; in the short one each sort of them for few."""
    routes = list(list_routes(stack.litestar))
    askers = [*_list_sessions(stack), *_list_tokens(stack)]
    if not whole:
        routes = [it for it in _choose(routes) if it.writes or it.needs is not Act.READ]
        askers = [it for it in askers if it.name in {"nobody", "Rina", "Budi"}][:9]
    assert _find_differences(stack, routes, askers) == []


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_what_is_no_token_opens_nothing(
    stack: Stack,
    whole: bool,  # noqa: FBT001 (a parameter)
) -> None:
    """One that is over, was revoked, belongs to a closed account, or is a session's secret."""
    routes = [it for it in list_routes(stack.litestar) if it.is_api]
    wrong = list(_list_wrong(stack))
    if not whole:
        routes = [it for it in routes if it.writes or it.address.endswith(("/status", "/ftm"))]
    assert _find_differences(stack, routes, wrong) == []


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_no_token_in_an_address_opens_anything(
    stack: Stack,
    whole: bool,  # noqa: FBT001 (a parameter)
) -> None:
    """Addresses stand in logs and histories; nor does one in a cookie or a form count."""
    secret, _ = stack.give_token("Budi", *Act)
    stack.close_reading()
    browser = stack.browse()
    routes = [it for it in list_routes(stack.litestar) if it.needs is not None]
    if not whole:
        routes = [
            it for it in routes if it.address in {"/deals", "/api/v1/deals", "/feeds/all.atom"}
        ]
    for route in routes:
        for name in ("token", "access_token", "api_key", "authorization", "Authorization"):
            answer = browser.ask(route.method, route.address, params={name: secret})
            assert not _is_let_in(route, answer.status_code, answer.headers.get("location", ""))
        for name in ("jalin_session", "__Host-jalin_session", "authorization"):
            headers = {"cookie": f"{name}={secret}"}
            answer = browser.ask(route.method, route.address, headers=headers)
            assert not _is_let_in(route, answer.status_code, answer.headers.get("location", ""))
