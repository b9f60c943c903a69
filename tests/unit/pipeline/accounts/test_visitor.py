"""What visitors may do."""

import pytest

from jalin.pipeline.accounts.visitor import NOBODY, Act, How, Visitor, find_session, list_acts, may
from jalin.store.accounts.rows import Access, UserRole


def _visit(role: UserRole) -> Visitor:
    return Visitor(how=How.SESSION, name="Ana", role=role, scopes=list_acts(role))


@pytest.mark.parametrize(
    ("role", "acts"),
    [
        (UserRole.READER, {Act.READ}),
        (UserRole.REVIEWER, {Act.READ, Act.JUDGE}),
        (UserRole.ADMIN, {Act.READ, Act.JUDGE, Act.ADMIN}),
    ],
)
def test_roles_add_up(role: UserRole, acts: set[Act]) -> None:
    """Each role may do what the one before may, whoever may read."""
    found = {act for act in Act if may(_visit(role), act, Access.CLOSED)}
    assert found == {act for act in Act if may(_visit(role), act, Access.OPEN)} == acts


@pytest.mark.parametrize(("access", "acts"), [(Access.OPEN, [Act.READ]), (Access.CLOSED, [])])
def test_nobody_may_read_where_reading_is_open(access: Access, acts: list[Act]) -> None:
    """Without signing in nothing can be written, and reading is a choice."""
    assert [act for act in Act if may(NOBODY, act, access)] == acts


@pytest.mark.parametrize(
    ("cookies", "scheme", "found"),
    [
        ({"jalin_session": "a"}, "http", "a"),
        ({"jalin_session": "a"}, "https", None),
        ({"__Host-jalin_session": "b"}, "https", "b"),
        ({"jalin_session": "a", "__Host-jalin_session": "b"}, "http", "b"),
        ({}, "http", None),
    ],
)
def test_a_session_that_another_host_could_plant_does_not_count(
    cookies: dict[str, str], scheme: str, found: str | None
) -> None:
    """Over TLS there is a name that browsers guard."""
    assert find_session(cookies, scheme) == found
