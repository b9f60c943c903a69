"""The screen: whether a raw text can hold a deal, told before anything costly is done.

One automaton finds which rules of `screen.yml` occur in title and text; their weights are added up,
together with that of the rule which every text matches. It errs towards reading.

A second automaton looks at a record of JSON as its bytes stand in the file, before anything is
decoded. It adds up only what speaks for reading, wherever in the record that stands, so that what
it turns away the first would turn away too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jalin.text.automaton import Find, compile_automaton
from jalin.text.lexicon import Lexicon, Rule
from jalin.text.per_lexicon import once_per_lexicon

_FILE = "screen"
_BASE = "screen.base"
# The automaton reads the bytes of UTF-8 as they are, in which a no-break space is two.
_GAP = r"(?:(?:[\s\-]|\xc2\xa0){1,3})"
# In a record as it stands in its file, line breaks and no-break spaces are escapes, and the words
# of a list of words stand in quotation marks.
_RAW_GAP = r"(?:(?:[\s\-\",]|\xc2\xa0|\\[nrt]|\\u00a0){1,6})"
_RAW_BLANK = r"(?:[\s\"]|\xc2\xa0|\\[nrt]|\\u00a0)"
# The letter of an escaped line break joins the word behind it.
_RAW_EDGE = r"(?:\b|\\[nrt])"
# Letters of ASCII may be escaped, and unseen characters part a word: then nothing can be told.
_RAW_VEILED = (
    r"\\u00[4-7][0-9a-f]|\\u00ad|\\u20[0-6][0-9a-f]|\\ufeff"
    r"|\xc2\xad|\xe2\x80[\x8b\x8e\x8f\xaa-\xae]|\xe2\x81[\xa0-\xa4]|\xef\xbb\xbf"
)
_VEILED = ("screen.veiled", _RAW_VEILED)


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
    `reach` is how many characters of a text are looked at. `raw_weights` and `find_raw` are the
    same for the bytes of a record: the cues that speak for reading, and one that decides alone.
    """

    cues: tuple[Cue, ...]
    base: Cue
    reach: int
    find: Find
    raw_weights: tuple[int, ...]
    find_raw: Find

    def may_hold_deal(self, title: str | None, text: str) -> bool:
        """Tell whether a document can hold a deal. Looks at title and the first `reach` characters.

        Raises: nothing, also where a text holds lone surrogates.
        """
        total = self.base.weight
        for place in self._find_cues(title, text):
            total += self.cues[place].weight
        return total >= 0

    def may_hold_deal_raw(self, record: bytes) -> bool:
        """Tell whether a JSON object, in UTF-8 as it stands in its file, can hold a deal.

        False only where `may_hold_deal` is False of any title and text that the object holds.
        """
        total = self.base.weight
        for place in self.find_raw(record) or ():
            total += self.raw_weights[place]
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
    weighty = tuple(rule for rule in rules if _weigh(rule).weight > 0)
    return Screen(
        cues=tuple(_weigh(rule) for rule in rules),
        base=_weigh(base),
        reach=int(base.value["reach"]),
        find=compile_automaton([(it.id, it.pattern.pattern.replace(" ", _GAP)) for it in rules]),
        raw_weights=(*(_weigh(rule).weight for rule in weighty), -_weigh(base).weight),
        find_raw=compile_automaton([*((it.id, _write_raw(it)) for it in weighty), _VEILED]),
    )


def _weigh(rule: Rule) -> Cue:
    return Cue(rule_id=rule.id, weight=int(rule.value["weight"]))


def _write_raw(rule: Rule) -> str:
    pattern = rule.pattern.pattern.replace(r"\b", _RAW_EDGE).replace(r"\s", _RAW_BLANK)
    return pattern.replace(" ", _RAW_GAP)
