"""The fullest name that a text gives an organisation, for those who tell of it."""

import re

from jalin.model import Party, PartyKind
from jalin.read.analysis import Analysis
from jalin.read.people.person_acronyms import expand_acronym
from jalin.text.words.fold import fold_name

_REACH = 160
_SHORT = re.compile(r"\(([^()\s]{2,30})\)")
_NAME_BEFORE = re.compile(r"[A-Z][\w&\-]*(?: (?:[A-Z][\w&\-]*|dan|of|and))* [A-Z][\w&\-]* $")


class FullNames:
    """The organisations of one text by their forms, with names behind which a text sets a form."""

    __slots__ = ("_found", "_party_by_form", "_place_by_short", "_text")

    def __init__(self, analysis: Analysis) -> None:
        """Take a document; a name is looked up when it is first asked for."""
        self._text = analysis.document.text
        self._found: dict[str, str] = {}
        self._place_by_short: dict[str, int] = {}
        for match in _SHORT.finditer(self._text):
            self._place_by_short.setdefault(match[1], match.start())
        self._party_by_form: dict[str, Party] = {}
        for party in analysis.parties:
            for form in (party.name, *party.aliases):
                self._party_by_form.setdefault(form, party)

    def resolve(self, name: str) -> str:
        """Give the longest of an organisation's names: its own, or one before its acronym."""
        if name not in self._found:
            self._found[name] = self._expand(name)
        return self._found[name]

    def _expand(self, name: str) -> str:
        party = self._party_by_form.get(name)
        if party is not None and party.kind is PartyKind.MINISTRY:
            # Behind a minister's office the brackets shorten the office and not the ministry.
            return name
        forms = (name,) if party is None else (party.name, *party.aliases)
        shorts = [form.removeprefix("PT ") for form in forms if " " not in form.removeprefix("PT ")]
        expanded = [full for form in shorts if (full := self._find_before(form))]
        return max((name, *expanded), key=lambda form: (len(fold_name(form)), form == name))

    def _find_before(self, short: str) -> str | None:
        """Give the name that stands before a short form in brackets."""
        place = self._place_by_short.get(short)
        if place is None:
            return None
        before = self._text[max(0, place - _REACH) : place]
        full = expand_acronym(f"{before}({short})", short)
        if full is not None:
            return full
        # "Asosiasi Fintech Nusa (Aftech)": no plain acronym, but it begins with the same letter.
        run = _NAME_BEFORE.search(before)
        if run is None or run[0][0].casefold() != short[0].casefold():
            return None
        return run[0].strip()
