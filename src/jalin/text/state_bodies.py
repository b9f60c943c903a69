"""Public bodies of a state, known by rule: a portfolio and a country make a name and an id.

"Kementerian Pertahanan Belarus" and "Belarusian Ministry of Defence" are one body, whether or not
the directory has an entry for it. Where it has one, that entry is given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jalin.model import PartyKind
from jalin.text.directory import Directory, Organisation, Portfolio
from jalin.text.words.fold import fold

HOME = "ID"

_MINISTRY_FORMS = {
    "indonesian": ("kementerian {}", "kementrian {}", "departemen {}"),
    "english": ("ministry of {}", "ministry for {}", "department of {}", "{} ministry"),
}
# Words that join a body to its state, or that only say what kind of state it is.
_LINKS = frozenset({"of", "the", "s", "dari", "republic", "republik", "kingdom", "kerajaan"})
# The navy of a kingdom is the navy.
_HONOURS = frozenset({"royal", "kerajaan"})
# "AS" is a country, "as" is a word: so short a form counts only in its own letters.
_SHORT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class StateBodies:
    """Portfolios by folded form, countries by folded form, and the entries the directory has."""

    directory: Directory
    portfolio_by_form: Mapping[str, Portfolio]
    country_by_form: Mapping[tuple[str, ...], str]
    entry_by_place: Mapping[tuple[str, str], Organisation]

    @staticmethod
    def of(directory: Directory) -> "StateBodies":
        """Index the portfolios and countries of a directory."""
        portfolios = {
            form: portfolio
            for portfolio in directory.portfolios.values()
            for form in _list_forms(portfolio)
        }
        countries = {
            tuple(fold(form).split()): country.id
            for country in directory.countries.values()
            for form in (*country.demonyms, *country.aliases, country.name)
        }
        bare = StateBodies(
            directory=directory,
            portfolio_by_form=MappingProxyType(portfolios),
            country_by_form=MappingProxyType(countries),
            entry_by_place=MappingProxyType({}),
        )
        return StateBodies(
            directory=directory,
            portfolio_by_form=bare.portfolio_by_form,
            country_by_form=bare.country_by_form,
            entry_by_place=MappingProxyType(dict(_list_entries(directory, bare))),
        )

    def find(self, name: str, country: str | None = None) -> Organisation | None:
        """Find the body that a name tells, of the country in the name or else of the given one."""
        place = self._find_place(name, country)
        return None if place is None else self.build(*place)

    def find_by_id(self, identity: str) -> Organisation | None:
        """Give back the body of an id that `find` gave."""
        kind, colon, place = identity.partition(":")
        portfolio, _, country = place.rpartition(".")
        known = self.directory.portfolios.get(portfolio)
        if not colon or known is None or country.upper() not in self.directory.countries:
            return None
        return self.build(known, country.upper()) if known.kind == kind else None

    def build(self, portfolio: Portfolio, country: str) -> Organisation:
        """Give the directory's entry for a body of a state, or one made by rule.

        The id made by rule is "ministry:pertahanan.by": kind, portfolio and country. A state's
        government is the state itself.
        """
        entry = self.entry_by_place.get((portfolio.id, country))
        if entry is not None:
            return entry
        name = self.directory.countries[country].name
        if portfolio.kind is PartyKind.GOVERNMENT:
            return Organisation(id=country, name=name, kind=portfolio.kind, country=country)
        return Organisation(
            id=f"{portfolio.kind}:{portfolio.id}.{country.lower()}",
            name=f"{portfolio.name} {name}",
            kind=portfolio.kind,
            country=country,
        )

    def leave_state_out(self, name: str) -> tuple[str, str] | None:
        """Split "Switzerland's X" or "X of the United Arab Emirates" into X and its state."""
        words = _split(name)
        folded = [fold(word) for word in words]
        for size in range(1, len(words) - 1):
            head, tail = tuple(folded[:size]), tuple(folded[-size:])
            if folded[size] == "s" and head in self.country_by_form:
                return " ".join(words[size + 1 :]), self.country_by_form[head]
            body = folded[:-size]
            while body and body[-1] in _LINKS:
                body.pop()
            if tail in self.country_by_form and "of" in folded[len(body) : -size] and body:
                return " ".join(words[: len(body)]), self.country_by_form[tail]
        return None

    def _find_place(self, name: str, country: str | None) -> tuple[Portfolio, str] | None:
        words = _split(name)
        if words and fold(words[0]) in _HONOURS:
            words = words[1:]
        whole = self._find_portfolio(words)
        if whole is not None and country in self.directory.countries:
            return whole, str(country)
        for body, state in _split_in_two(words):
            found = self.country_by_form.get(tuple(fold(word) for word in state))
            portfolio = self._find_portfolio(body)
            if found is not None and portfolio is not None and _is_written_so(state):
                return portfolio, found
        return None

    def _find_portfolio(self, words: list[str]) -> Portfolio | None:
        folded = [fold(word) for word in words]
        while folded and folded[-1] in _LINKS:
            folded.pop()
        while folded and folded[0] in _LINKS:
            folded.pop(0)
        found = self.portfolio_by_form.get(" ".join(folded))
        if found is not None and len(folded) == 1 and len(folded[0]) <= _SHORT:
            return found if _is_written_so(words) else None
        return found


def _list_forms(portfolio: Portfolio) -> Iterator[str]:
    for form in (portfolio.name, *portfolio.forms):
        yield fold(form)
    for language, fields in (
        ("indonesian", portfolio.indonesian),
        ("english", portfolio.english),
    ):
        for field in fields:
            yield from (pattern.format(fold(field)) for pattern in _MINISTRY_FORMS[language])


def _list_entries(
    directory: Directory, bodies: StateBodies
) -> Iterator[tuple[tuple[str, str], Organisation]]:
    """List the directory's own bodies by portfolio and country."""
    for entry in directory.organisations.values():
        if entry.country is None or entry.country == HOME:
            continue
        for form in (entry.name, *entry.aliases):
            place = bodies._find_place(form, entry.country)  # noqa: SLF001 (its own builder)
            if place is not None and place[0].kind is entry.kind:
                yield (place[0].id, entry.country), entry
    for portfolio in directory.portfolios.values():
        if portfolio.home is not None:
            yield (portfolio.id, HOME), directory.organisations[portfolio.home]


def _split(name: str) -> list[str]:
    """Split a name into words; a full stop inside an abbreviation falls out ("U.S.")."""
    return [
        word
        for part in name.replace("U.S.", "US").replace("U.K.", "UK").replace("’", "'").split()
        for word in _part(part)
    ]


def _part(part: str) -> list[str]:
    """Split a written word at its marks, letters kept as they are ("Indonesia's": two)."""
    return "".join(char if char.isalnum() else " " for char in part).split()


def _split_in_two(words: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Give every body and state of which the words may consist, the longest state first."""
    for size in range(len(words) - 1, 0, -1):
        yield words[:-size], words[-size:]
        yield words[size:], words[:size]


def _is_written_so(words: list[str]) -> bool:
    return len(words) != 1 or len(words[0]) > _SHORT or words[0].isupper()
