"""What the head and the foot of an article say of its publication.

A date inside the body is never taken: it tells when something happened, not when it was written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jalin.model import DatePlace, PartialDate
from jalin.source.article.dates import (
    Publication,
    find_publication_date,
    quote_publication,
)
from jalin.text.lexicon import Lexicon, Rule
from jalin.text.per_lexicon import once_per_lexicon
from jalin.text.rule_filter import RuleFilter, build_filter

# Title, outlet, author, date, caption and one spare: where the body has not begun by then, what
# follows is the body.
_HEAD_LINES = 6
_FOOT_LINES = 3
_PAGE_FOOT_LINES = 8
# The shortest opening paragraph that is taken for one.
_BODY_LINE = 100
# The day behind the name of a month ("Feb. 4"), with the stop of its short form.
_DAY = re.compile(r"\.?\s[0-9]{1,2}\Z")
_SENTENCE_END = re.compile(r"[.…!?][\"'”’)]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Publication as the text tells it, and the text without the lines that only tell that."""

    body: str
    publication: Publication | None = None
    outlet: str | None = None

    @property
    def published(self) -> PartialDate | None:
        """Give the date alone."""
        return self.publication.date if self.publication is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """The rules that lines are asked, with a filter of all of them, and the names of places."""

    lines: tuple[Rule, ...]
    dates: tuple[Rule, ...]
    outlets: tuple[Rule, ...]
    possible: RuleFilter
    places: frozenset[str]


def find_dateline(text: str, lexicon: Lexicon) -> Dateline:
    """Read the lines above the body and the opening of its first paragraph."""
    known = _build_known(lexicon)
    lines = text.split("\n")
    publication, outlet = None, None
    told = set()
    n_read = 0
    for index, line in enumerate(lines):
        if not line:
            continue
        found = _read_line(line, known, lexicon)
        if found.body:
            publication = publication or found.publication
            outlet = outlet or found.outlet
            if len(line) >= _BODY_LINE and _SENTENCE_END.search(line):
                break
        else:
            told.add(index)
            publication, outlet = publication or found.publication, outlet or found.outlet
        n_read += 1
        if n_read == _HEAD_LINES:
            break
    kept = (line for index, line in enumerate(lines) if index not in told)
    body = "\n".join(kept) if told else text
    return Dateline(body=body, publication=publication, outlet=outlet)


def read_dateline(line: str, lexicon: Lexicon) -> Dateline | None:
    """Read a line that says only who published and when; None where it says anything else."""
    known = _build_known(lexicon)
    possible = known.possible.find_possible(line)
    return _read_dateline(line, [rule for rule in known.lines if rule.id in possible], lexicon)


def find_copyright_year(text: str, lexicon: Lexicon) -> Publication | None:
    """Find the year of a copyright line in the last lines of a text, at year precision."""
    lines = [line for line in text.splitlines() if line.strip()][-_FOOT_LINES:]
    for line in reversed(lines):
        for rule in lexicon.rules("boilerplate", "year."):
            match = rule.pattern.search(line)
            if match is not None:
                date = find_publication_date(match["year"], lexicon)
                return quote_publication(date, DatePlace.COPYRIGHT, match[0]) if date else None
    return None


def find_footer_outlet(lines: Sequence[str], lexicon: Lexicon) -> str | None:
    """Find the outlet that signs the copyright line at the foot of a page."""
    for line in reversed(lines[-_PAGE_FOOT_LINES:]):
        for rule in lexicon.rules("datelines", "footer."):
            match = rule.pattern.match(line)
            if match is not None:
                return (match["before"] or match["after"]).strip()
    return None


def is_place(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is a place of Indonesia, in any letter case."""
    return name.casefold() in _build_known(lexicon).places


@once_per_lexicon
def _build_known(lexicon: Lexicon) -> _Known:
    lines = lexicon.rules("datelines", "line.")
    dates = lexicon.rules("datelines", "start.")
    outlets = lexicon.rules("datelines", "outlet.")
    places = (word for rule in lexicon.rules("places", "place.") for word in rule.words)
    return _Known(
        lines=lines,
        dates=dates,
        outlets=outlets,
        possible=build_filter((*lines, *dates, *outlets)),
        places=frozenset(word.casefold() for word in places),
    )


def _read_line(line: str, known: _Known, lexicon: Lexicon) -> Dateline:
    """Read a line of the head: all of it, else its opening. What is left of it is the body."""
    possible = known.possible.find_possible(line)
    if not possible:
        return Dateline(body=line)
    asked = [rule for rule in known.lines if rule.id in possible]
    whole = _read_dateline(line, asked, lexicon)
    if whole is not None:
        return whole
    dates = [rule for rule in known.dates if rule.id in possible]
    outlets = [rule for rule in known.outlets if rule.id in possible]
    return Dateline(
        body=line,
        publication=_find_opening_date(line, dates, lexicon),
        outlet=_find_opening_outlet(line, outlets, lexicon),
    )


def _read_dateline(line: str, rules: Sequence[Rule], lexicon: Lexicon) -> Dateline | None:
    for rule in rules:
        match = rule.pattern.match(line)
        date = find_publication_date(match["date"], lexicon) if match else None
        if match is not None and date is not None:
            lead = (match["lead"] or "").strip()
            if _matches(lead, "desk.updated", lexicon):
                return Dateline(body="")
            named = match["sep"] not in {",", ":"} and lead and not _is_desk(lead, lexicon)
            is_outlet = named and not is_place(lead, lexicon)
            publication = quote_publication(date, DatePlace.DATELINE, line)
            return Dateline(body="", publication=publication, outlet=lead if is_outlet else None)
    return None


def _find_opening_date(line: str, rules: Sequence[Rule], lexicon: Lexicon) -> Publication | None:
    for rule in rules:
        match = rule.pattern.match(line)
        if match is not None:
            date = find_publication_date(match["date"].strip("()"), lexicon)
            quote = match[0].strip(" -–—")
            return quote_publication(date, DatePlace.DATELINE, quote) if date else None
    return None


def _find_opening_outlet(line: str, rules: Sequence[Rule], lexicon: Lexicon) -> str | None:
    for rule in rules:
        match = rule.pattern.match(line)
        if match is None:
            continue
        groups = match.groupdict()
        if "outlet" in groups:
            return groups["outlet"].strip()
        outlet = _tell_from_place(groups["first"], groups["second"], lexicon)
        if outlet is not None:
            return outlet
    return None


def _tell_from_place(first: str, second: str, lexicon: Lexicon) -> str | None:
    others = [name.strip() for name in (first, second) if not is_place(name.strip(), lexicon)]
    if len(others) != 1 or _is_no_outlet(others[0], lexicon):
        return None
    return others[0]


def _is_no_outlet(name: str, lexicon: Lexicon) -> bool:
    rules = (*lexicon.rules("datelines", "country."), *lexicon.rules("dates", "weekday."))
    day = _DAY.sub("", name)
    months = lexicon.rules("dates", "month.") if day != name else ()
    return any(rule.pattern.fullmatch(name) for rule in rules) or any(
        rule.pattern.fullmatch(day) for rule in months
    )


def _is_desk(lead: str, lexicon: Lexicon) -> bool:
    return _matches(lead, "desk.", lexicon)


def _matches(text: str, prefix: str, lexicon: Lexicon) -> bool:
    return any(rule.pattern.match(text) for rule in lexicon.rules("datelines", prefix))
