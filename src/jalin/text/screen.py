"""The screen: whether a raw text can hold a deal, told before anything costly is done.

One automaton finds which rules of `screen.yml` occur in title and text; their weights are added up,
together with that of the rule which every text matches. It errs towards reading.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import re2  # type: ignore[import-untyped]

from jalin.model import LexiconError
from jalin.text.lexicon import Lexicon, Rule
from jalin.text.per_lexicon import once_per_lexicon

_FILE = "screen"
_BASE = "screen.base"
# The automaton reads the bytes of UTF-8 as they are, in which a no-break space is two.
_GAP = r"(?:(?:[\s\-]|\xc2\xa0){1,3})"
# Room for the states that texts lead to; where it is full they are thrown away and built anew.
_MEMORY = 64 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A rule that matched, and what it adds to the sum."""

    rule_id: str
    weight: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a text is read or not: the rules that matched, in file order, and their sum."""

    cues: tuple[Cue, ...]
    total: int

    @property
    def may_hold_deal(self) -> bool:
        """Tell whether the text is to be read."""
        return self.total >= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The compiled rules. Built once from the lexicon by `build_screen`.

    `cues` are in file order; `find` gives the places in it of those that occur in some bytes.
    `reach` is how many characters of a text are looked at.
    """

    cues: tuple[Cue, ...]
    base: Cue
    reach: int
    find: Callable[[bytes], Sequence[int] | None]

    def may_hold_deal(self, title: str | None, text: str) -> bool:
        """Tell whether a document can hold a deal. Looks at title and the first `reach` characters.

        Raises: nothing, also where a text holds lone surrogates.
        """
        total = self.base.weight
        for place in self._find_cues(title, text):
            total += self.cues[place].weight
        return total >= 0

    def explain(self, title: str | None, text: str) -> Explanation:
        """Give the rules that matched with their weights, and the sum that decides."""
        matched = (self.cues[place] for place in sorted(self._find_cues(title, text)))
        cues = (self.base, *matched)
        return Explanation(cues=cues, total=sum(cue.weight for cue in cues))

    def _find_cues(self, title: str | None, text: str) -> Sequence[int]:
        # Blanks at both ends, so that a word there has a gap on either side as any other.
        looked_at = f" {title or ''}\n{text[: self.reach]} "
        return self.find(looked_at.encode("utf-8", "replace")) or ()


@once_per_lexicon
def build_screen(lexicon: Lexicon) -> Screen:
    """Build the screen from the rule data.

    Raises LexiconError that names every rule which the automaton cannot take.
    """
    base = lexicon.rules(_FILE, _BASE)[0]
    rules = tuple(rule for rule in lexicon.rules(_FILE) if rule is not base)
    return Screen(
        cues=tuple(_weigh(rule) for rule in rules),
        base=_weigh(base),
        reach=int(base.value["reach"]),
        find=_compile(rules).Match,
    )


def _weigh(rule: Rule) -> Cue:
    return Cue(rule_id=rule.id, weight=int(rule.value["weight"]))


def _compile(rules: Sequence[Rule]) -> re2.Set:
    options = re2.Options()
    options.case_sensitive = False
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = _MEMORY
    options.log_errors = False
    automaton = re2.Set.SearchSet(options)
    faults = [f"{rule.id}: {fault}" for rule in rules for fault in _add(automaton, rule)]
    if faults:
        raise LexiconError(faults)
    automaton.Compile()
    return automaton


def _add(automaton: re2.Set, rule: Rule) -> Sequence[str]:
    pattern = rule.pattern.pattern
    if not pattern.isascii():
        return ("the screen takes letters of ASCII only",)
    try:
        automaton.Add(pattern.replace(" ", _GAP))
    except re2.error as err:
        return (str(err),)
    return ()
