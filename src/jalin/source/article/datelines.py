"""What the head and the foot of an article say of its publication.

A date inside the body is never taken: it tells when something happened, not when it was written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jalin.model import PartialDate
from jalin.source.article.dates import find_publication_date
from jalin.text.lexicon import Lexicon

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
    published: PartialDate | None = None
    outlet: str | None = None


def find_dateline(text: str, lexicon: Lexicon) -> Dateline:
    """Read the lines above the body and the opening of its first paragraph."""
    lines = text.split("\n")
    published, outlet = None, None
    head = [index for index, line in enumerate(lines) if line][:_HEAD_LINES]
    told = set()
    for index in head:
        found = read_dateline(lines[index], lexicon)
        if found is not None:
            told.add(index)
            published, outlet = published or found.published, outlet or found.outlet
            continue
        published = published or _find_opening_date(lines[index], lexicon)
        outlet = outlet or _find_opening_outlet(lines[index], lexicon)
        if len(lines[index]) >= _BODY_LINE and _SENTENCE_END.search(lines[index]):
            break
    kept = (line for index, line in enumerate(lines) if index not in told)
    return Dateline(body="\n".join(kept), published=published, outlet=outlet)


def read_dateline(line: str, lexicon: Lexicon) -> Dateline | None:
    """Read a line that says only who published and when; None where it says anything else."""
    for rule in lexicon.rules("datelines", "line."):
        match = rule.pattern.match(line)
        date = find_publication_date(match["date"], lexicon) if match else None
        if match is not None and date is not None:
            lead = (match["lead"] or "").strip()
            if _matches(lead, "desk.updated", lexicon):
                return Dateline(body="")
            named = match["sep"] not in {",", ":"} and lead and not _is_desk(lead, lexicon)
            is_outlet = named and not is_place(lead, lexicon)
            return Dateline(body="", published=date, outlet=lead if is_outlet else None)
    return None


def find_copyright_year(text: str, lexicon: Lexicon) -> PartialDate | None:
    """Find the year of a copyright line in the last lines of a text, at year precision."""
    lines = [line for line in text.splitlines() if line.strip()][-_FOOT_LINES:]
    for line in reversed(lines):
        for rule in lexicon.rules("boilerplate", "year."):
            match = rule.pattern.search(line)
            if match is not None:
                return find_publication_date(match["year"], lexicon)
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
    return name.casefold() in {
        word.casefold() for rule in lexicon.rules("places", "place.") for word in rule.words
    }


def _find_opening_date(line: str, lexicon: Lexicon) -> PartialDate | None:
    for rule in lexicon.rules("datelines", "start."):
        match = rule.pattern.match(line)
        if match is not None:
            return find_publication_date(match["date"].strip("()"), lexicon)
    return None


def _find_opening_outlet(line: str, lexicon: Lexicon) -> str | None:
    for rule in lexicon.rules("datelines", "outlet."):
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
