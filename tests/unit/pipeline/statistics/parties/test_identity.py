"""Who a party is by the directory."""

from jalin.model import PartyKind
from jalin.pipeline.statistics.parties.identity import describe_entry
from jalin.text.directory import Country, Directory, Organisation
from jalin.text.lookup import PartyLookup


def organisation(identity: str, **more: object) -> Organisation:
    """Build an entry."""
    values: dict[str, object] = {
        "name": identity.upper(),
        "kind": PartyKind.AGENCY,
        "country": "ID",
    }
    return Organisation(id=identity, **(values | more))  # type: ignore[arg-type]


def lookup(*entries: Organisation, renamed: dict[str, str] | None = None) -> PartyLookup:
    """Index a small directory."""
    return PartyLookup.of(
        Directory(
            organisations={it.id: it for it in entries},
            countries={"ID": Country(id="ID", name="Indonesia")},
            renamed=renamed or {},
        )
    )


def test_former_names_have_their_years() -> None:
    """A body that was renamed and one that was merged into it, the oldest first."""
    found = describe_entry(
        lookup(
            organisation("now", since=2020),
            organisation("old", since=2010, until=2020, successor="now"),
            organisation("part", until=2015, successor="now"),
            renamed={"old": "now"},
        ),
        "now",
        frozenset(),
    )
    assert found is not None
    assert [(it.id, it.since, it.until, it.is_merged) for it in found.former] == [
        ("part", None, 2015, True),
        ("old", 2010, 2020, False),
    ]


def test_parents_and_units_are_named() -> None:
    """Units only where the register has deals of theirs."""
    known = lookup(
        organisation("top"),
        organisation("mine", parent="top"),
        organisation("unit", parent="mine"),
        organisation("silent", parent="mine"),
    )
    found = describe_entry(known, "mine", frozenset({"unit"}))
    assert found is not None
    assert found.parent is not None
    assert (found.parent.id, found.parent.is_listed) == ("top", False)
    assert [it.id for it in found.units] == ["unit"]


def test_heirs_come_later() -> None:
    """What shares the work of a body that is no more."""
    known = lookup(
        organisation("whole", until=2024, heirs=("left", "right")),
        organisation("left"),
        organisation("right"),
    )
    found = describe_entry(known, "whole", frozenset({"left"}))
    assert found is not None
    assert [(it.id, it.is_listed) for it in found.later] == [("left", True), ("right", False)]


def test_what_the_directory_does_not_know_has_no_entry() -> None:
    """Nothing is made up."""
    assert describe_entry(lookup(), "~ada.business", frozenset()) is None
