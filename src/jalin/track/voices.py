"""Who speaks: whether a party or an official says a thing, or the article alone."""

import re
from collections.abc import Iterator

from jalin.track.telling import Telling


def is_told_by_party(telling: Telling, quote: str) -> bool:
    """Tell whether a sentence names a party of the deal, or somebody who speaks for one."""
    return any(_names(quote, voice) for voice in _list_voices(telling))


def is_said(telling: Telling, quote: str) -> bool:
    """Tell whether a sentence is somebody's word: a statement, or told of a person with an office.

    What stands in no statement and names nobody is the article's own voice.
    """
    if telling.reading is None:
        return False
    statements = (statement.text for statement in telling.reading.statements)
    if any(text in quote or quote in text for text in statements if text):
        return True
    return any(_names(quote, person.name) for person in telling.reading.people)


def _names(quote: str, name: str) -> bool:
    """Tell whether a name stands in a sentence as words of its own, not inside another word."""
    # The plain search is by far the faster, and nearly always finds that there is nothing.
    if not name.strip() or name not in quote:
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", quote) is not None


def _list_voices(telling: Telling) -> Iterator[str]:
    named = (form for it in telling.mention.parties for form in (it.name, *it.aliases))
    forms = [form for form in named if form.strip()]
    yield from forms
    if telling.reading is not None:
        folded = {form.casefold() for form in forms}
        yield from (
            person.name
            for person in telling.reading.people
            if person.organisation.casefold() in folded
        )
