"""Short names of parties for drawings, where a whole name finds no room."""

from jalin.store.rows import PartyRow
from jalin.text.lookup import PartyLookup
from jalin.text.words.fold import fold

# A name no longer than this is short enough; one made of fewer letters tells nothing.
_SHORT_ENOUGH = 18
_FEWEST_LETTERS = 3


def shorten_name(party: PartyRow, lookup: PartyLookup) -> str:
    """Give the first short name that the directory has of a party, where its own is long."""
    plain = party.name.removeprefix("PT ").strip() or party.name
    entry = lookup.find_entry(party.known_as or "")
    if len(plain) <= _SHORT_ENOUGH or entry is None:
        return plain
    short = (it for it in entry.aliases if _FEWEST_LETTERS <= len(it) <= _SHORT_ENOUGH)
    return next((it for it in short if it.isupper() or _begins_alike(it, plain)), plain)


def _begins_alike(form: str, name: str) -> bool:
    """Tell a short form of a name from another name, such as an earlier one."""
    return fold(form)[:_FEWEST_LETTERS] == fold(name)[:_FEWEST_LETTERS]
