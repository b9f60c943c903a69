"""Raw article text becomes the kept text: plain characters, no boilerplate.

`Document.text` is what comes out of here; every offset in Jalin counts its characters. What counts
as boilerplate is data, in lexicon/boilerplate.yml, where the kinds of rule are explained.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jalin.text.lexicon import Lexicon, Rule
from jalin.text.per_lexicon import once_per_lexicon
from jalin.text.rule_filter import RuleFilter, build_filter

# A headline under "Berita terkait" is short and does not end as a sentence does.
_HEADLINE_WORDS = 25
# A summary at the very top belongs to the article; a machine's stands under it.
_TAIL_FROM = 0.4
# Names, addresses and the remark that a release is free to use are shorter.
_PARAGRAPH = 80
# A cut can bring boilerplate together that was apart. Real texts are clean after two rounds; the
# bound is for texts that are made to take many.
_PASSES = 8

_LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Control characters, soft hyphens, zero-width blanks and marks that turn the reading direction:
# none of them can be seen, and any of them breaks a word for a search. The joiners U+200C and
# U+200D stay, they hold scripts and pictograms together.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f"
    r"\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
# Where more marks stand on one letter, composing them takes the square of their number, and not
# even an alarm breaks it off. Unicode knows of no writing that needs more (UAX #15, section 13).
_MOST_MARKS = 30
_LAST_MARK = 0x1F000
_LONE_SURROGATES = re.compile(r"[\ud800-\udfff]")
_BLANKS = re.compile(r"[^\S\n]+")
_PARAGRAPH_BREAKS = re.compile(r"\n{3,}")
_SENTENCE_END = re.compile(r"[.…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """The rules of cleaning that are asked, by their kind."""

    lines: tuple[Rule, ...]
    pieces: tuple[Rule, ...]
    heads: tuple[Rule, ...]
    tails: tuple[Rule, ...]

    def keep(self, ids: frozenset[str]) -> "_Rules":
        """Keep the rules of some ids."""
        return _Rules(
            lines=tuple(rule for rule in self.lines if rule.id in ids),
            pieces=tuple(rule for rule in self.pieces if rule.id in ids),
            heads=tuple(rule for rule in self.heads if rule.id in ids),
            tails=tuple(rule for rule in self.tails if rule.id in ids),
        )


def clean_text(text: str, lexicon: Lexicon) -> str:
    """Keep the body of an article: no boilerplate, single blanks, single empty lines, NFC.

    Nothing is added or reordered: each kept line stands in the raw text, but for its blanks,
    unseen characters and cut-out pieces. Cleaning a cleaned text changes nothing, unless pieces of
    boilerplate are nested in one another deeper than any page nests them.
    """
    return clean_plain(normalise(text), lexicon)


def clean_plain(plain: str, lexicon: Lexicon) -> str:
    """Clean a text that `normalise` gave, as `clean_text` does."""
    rules, possible = _build_rules(lexicon)
    lines = plain.split("\n")
    for _ in range(_PASSES):
        ids = possible.find_possible(plain)
        if not ids:
            break
        asked = rules.keep(ids)
        kept = list(_keep_lines(lines, rules, asked, possible))
        if kept == lines:
            break
        lines = kept
        plain = "\n".join(lines)
        if not (asked.pieces or asked.tails):
            # Lines that were kept as they are have nothing more to lose.
            break
    if "\n\n\n" in plain:
        plain = _PARAGRAPH_BREAKS.sub("\n\n", plain)
    return plain.strip()


def normalise(text: str) -> str:
    """Give text its plain form: NFC, line feeds, single blanks, no unseen characters.

    Lines keep their number and order, so that line rules can be asked before cleaning too.
    """
    text = _limit_marks(text)
    if _is_plain(text):
        return text
    seen = _LONE_SURROGATES.sub("\ufffd", _UNSEEN.sub("", _LINE_BREAKS.sub("\n", text)))
    # What stood between two marks may be gone, and a mark may be written as two.
    composed = _limit_marks(unicodedata.normalize("NFC", _limit_marks(seen)))
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in composed.split("\n"))


def _limit_marks(text: str) -> str:
    return text if text.isascii() else _find_many_marks().sub(r"\1", text)


@cache
def _find_many_marks() -> re.Pattern[str]:
    marks = "".join(chr(it) for it in range(_LAST_MARK) if unicodedata.combining(chr(it)))
    return re.compile(rf"([{marks}]{{{_MOST_MARKS}}})[{marks}]+")


def _is_plain(text: str) -> bool:
    """Tell, cheaply, that a text has its plain form; of a few such texts it is not told."""
    # Of all blanks only the common one is printable, and of what cannot be seen nothing is.
    return (
        text.replace("\n", "").isprintable()
        and not ("  " in text or " \n" in text or "\n " in text)
        and text[:1] != " "
        and text[-1:] != " "
        and unicodedata.is_normalized("NFC", text)
    )


@once_per_lexicon
def _build_rules(lexicon: Lexicon) -> tuple[_Rules, RuleFilter]:
    rules = _Rules(
        lines=lexicon.rules("boilerplate", "line."),
        pieces=lexicon.rules("boilerplate", "piece."),
        heads=lexicon.rules("boilerplate", "head."),
        tails=lexicon.rules("boilerplate", "tail."),
    )
    return rules, build_filter((*rules.lines, *rules.pieces, *rules.heads, *rules.tails))


def _keep_lines(
    lines: Sequence[str], rules: _Rules, asked: _Rules, possible: RuleFilter
) -> Iterator[str]:
    """Keep the lines that no rule takes; `asked` are those of the rules that can match."""
    cut = lines
    if asked.pieces:
        # A cut can bring together what another rule matches, of pieces or of lines.
        cut = [
            _cut_pieces(line, rules.pieces) if _find_rule(asked.pieces, line) else line
            for line in lines
        ]
        asked = rules.keep(possible.find_possible("\n".join(cut)))
    index, end = 0, _find_tail(cut, asked.tails)
    while index < end:
        line = cut[index]
        head = _find_rule(asked.heads, line)
        if head is not None:
            index = _pass_list(cut, index + 1, end, take=head.value["take"])
        else:
            index += 1
            # A line that is empty from the start parts two paragraphs; one that was emptied
            # by a rule does not.
            if not lines[index - 1] or (line and _find_rule(asked.lines, line) is None):
                yield line


def _cut_pieces(line: str, rules: Sequence[Rule]) -> str:
    for rule in rules:
        line = rule.pattern.sub(" ", line)
    return _BLANKS.sub(" ", line).strip()


def _find_tail(lines: Sequence[str], rules: Sequence[Rule]) -> int:
    if not rules:
        return len(lines)
    size = sum(map(len, lines))
    before = 0
    for index, line in enumerate(lines):
        tail = _find_rule(rules, line) if before >= size * _TAIL_FROM else None
        if tail is not None and not (
            tail.value.get("below") == "short" and any(map(_is_paragraph, lines[index + 1 :]))
        ):
            return index
        before += len(line)
    return len(lines)


def _is_paragraph(line: str) -> bool:
    return len(line) >= _PARAGRAPH and _SENTENCE_END.search(line) is not None


def _pass_list(lines: Sequence[str], index: int, end: int, *, take: str) -> int:
    """Give the index of the first line after a list of headlines."""
    index = _pass_while(lines, index, end, lambda line: not line)
    first_blank = _pass_while(lines, index, end, _is_headline)
    if take == "one":
        return first_blank
    after = _pass_while(lines, index, end, lambda line: not line or _is_headline(line))
    return max(after, first_blank)


def _pass_while(lines: Sequence[str], index: int, end: int, wanted: Callable[[str], bool]) -> int:
    while index < end and wanted(lines[index]):
        index += 1
    return index


def _is_headline(line: str) -> bool:
    return 0 < len(line.split()) <= _HEADLINE_WORDS and not _SENTENCE_END.search(line)


def _find_rule(rules: Sequence[Rule], line: str) -> Rule | None:
    if line:
        for rule in rules:
            if rule.pattern.search(line):
                return rule
    return None
