"""Short names of parties."""

import pytest

from jalin.model import PartyKind
from jalin.store.rows import PartyRow
from jalin.text.directory import Directory, Organisation
from jalin.text.lookup import PartyLookup
from jalin.web.pages.figures.short_names import shorten_name

NAME = "Kementerian Pertahanan"


@pytest.mark.parametrize(
    ("name", "aliases", "short"),
    [
        ("PT Ada", (), "Ada"),
        (NAME, ("Dephankam", "Kemhan"), "Kemhan"),
        (NAME, ("Dephan",), NAME),
        (NAME, ("KP", "MOD"), "MOD"),
        (NAME, (), NAME),
    ],
)
def test_a_long_name_gives_way_to_a_form_of_it(
    name: str, aliases: tuple[str, ...], short: str
) -> None:
    """To initials or to what begins alike; another name of the party would mislead."""
    entry = Organisation(id="x", name=name, aliases=aliases, kind=PartyKind.MINISTRY)
    lookup = PartyLookup.of(Directory(organisations={"x": entry}, countries={}))
    row = PartyRow(id="x", name=name, kind=PartyKind.MINISTRY, country=None, known_as="x")
    assert shorten_name(row, lookup) == short
