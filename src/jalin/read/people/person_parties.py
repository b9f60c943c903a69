"""The parties of a document as those who split offices look for them.

A text may hold thousands of parties and of offices: each table is built once for a document, when
it is first asked for.
"""

from bisect import bisect_right
from functools import cached_property

from jalin.model import Party, PartyKind, Span
from jalin.read.analysis import Analysis
from jalin.text.words.fold import fold, fold_name

_ENDING = 4


class PartyTables:
    """The parties of one document by name, by place, by kind."""

    def __init__(self, analysis: Analysis) -> None:
        """Take a document; nothing is built yet."""
        self.analysis = analysis
        self._named_itself: dict[int, bool] = {}

    def resolve(self, name: str) -> Party | None:
        """Give the first party that has a name among its forms, legal words aside."""
        return self._by_folded_form.get(fold_name(name))

    def starting_at(self, offset: int) -> int | None:
        """Give the index of the party that is named at an offset."""
        return self._index_by_start.get(offset)

    def find_government(self, form: str) -> Party | None:
        """Give the first government that has a form, as it is written."""
        return self._governments.get(form)

    def list_by_ending(self, ending: str) -> list[tuple[Party, str]]:
        """List the parties with a form that ends so, with that form, in order."""
        last = self._by_last_letters.get(ending[-_ENDING:], []) if len(ending) >= _ENDING else None
        forms = self._forms if last is None else last
        return [(party, form) for party, form in forms if form.endswith(ending)]

    @cached_property
    def ministries(self) -> tuple[tuple[int, frozenset[str]], ...]:
        """The ministries with their indices and the folded words of all their forms."""
        return tuple(
            (index, frozenset(fold(" ".join((party.name, *party.aliases))).split()))
            for index, party in enumerate(self.analysis.parties)
            if party.kind is PartyKind.MINISTRY
        )

    def is_named_itself(self, index: int) -> bool:
        """Tell whether the text names an organisation apart from the office of its head."""
        known = self._named_itself.get(index)
        if known is None:
            text = self.analysis.document.text
            rules = self.analysis.lexicon.rules("roles", "role.head.")
            known = self._named_itself[index] = any(
                not any(rule.pattern.match(span.slice(text)) for rule in rules)
                for span in self.analysis.parties[index].spans
            )
        return known

    def find_superior_before(self, offset: int) -> Party | None:
        """Find the ministry, or in a text without one the body, that is named last before."""
        index = bisect_right(self._superiors, offset, key=lambda item: item[0].end)
        return self.analysis.parties[self._superiors[index - 1][1]] if index > 0 else None

    @cached_property
    def _superiors(self) -> tuple[tuple[Span, int], ...]:
        parties = [
            (index, party)
            for index, party in enumerate(self.analysis.parties)
            if party.kind is not PartyKind.GOVERNMENT
        ]
        ministries = [item for item in parties if item[1].kind is PartyKind.MINISTRY]
        at_home = [item for item in ministries if item[1].country == "ID"]
        chosen = at_home or ministries or parties
        return tuple(sorted((span, index) for index, party in chosen for span in party.spans))

    @cached_property
    def _by_folded_form(self) -> dict[str, Party]:
        table: dict[str, Party] = {}
        for party, form in self._forms:
            table.setdefault(fold_name(form), party)
        return table

    @cached_property
    def _index_by_start(self) -> dict[int, int]:
        table: dict[int, int] = {}
        for index, party in enumerate(self.analysis.parties):
            for span in party.spans:
                table.setdefault(span.start, index)
        return table

    @cached_property
    def _governments(self) -> dict[str, Party]:
        table: dict[str, Party] = {}
        for party, form in self._forms:
            if party.kind is PartyKind.GOVERNMENT:
                table.setdefault(form, party)
        return table

    @cached_property
    def _by_last_letters(self) -> dict[str, list[tuple[Party, str]]]:
        table: dict[str, list[tuple[Party, str]]] = {}
        for party, form in self._forms:
            table.setdefault(form[-_ENDING:], []).append((party, form))
        return table

    @cached_property
    def _forms(self) -> list[tuple[Party, str]]:
        return [(it, form) for it in self.analysis.parties for form in (it.name, *it.aliases)]
