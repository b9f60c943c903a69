"""Raw article text becomes the kept text: plain characters, no boilerplate.

`Document.text` is what comes out of here; every offset in Jalin counts its characters. What counts
as boilerplate is data, in lexicon/boilerplate.yml, where the kinds of rule are explained.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from jalin.text.lexicon import Lexicon, Rule

# A headline under "Berita terkait" is short and does not end as a sentence does.
_HEADLINE_WORDS = 25
# A summary at the very top belongs to the article; a machine's stands under it.
_TAIL_FROM = 0.4
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
_LONE_SURROGATES = re.compile(r"[\ud800-\udfff]")
_BLANKS = re.compile(r"[^\S\n]+")
_PARAGRAPH_BREAKS = re.compile(r"\n{3,}")
_SENTENCE_END = re.compile(r"[.…][\"'”’)\]]*$")


def clean_text(text: str, lexicon: Lexicon) -> str:
    """Keep the body of an article: no boilerplate, single blanks, single empty lines, NFC.

    Nothing is added or reordered: each kept line stands in the raw text, but for its blanks,
    unseen characters and cut-out pieces. Cleaning a cleaned text changes nothing, unless pieces of
    boilerplate are nested in one another deeper than any page nests them.
    """
    lines = normalise(text).split("\n")
    for _ in range(_PASSES):
        kept = list(_keep_lines(lines, lexicon))
        if kept == lines:
            break
        lines = kept
    return _PARAGRAPH_BREAKS.sub("\n\n", "\n".join(lines)).strip()


def normalise(text: str) -> str:
    """Give text its plain form: NFC, line feeds, single blanks, no unseen characters.

    Lines keep their number and order, so that line rules can be asked before cleaning too.
    """
    seen = _LONE_SURROGATES.sub("\ufffd", _UNSEEN.sub("", _LINE_BREAKS.sub("\n", text)))
    composed = unicodedata.normalize("NFC", seen)
    return "\n".join(_BLANKS.sub(" ", line).strip() for line in composed.split("\n"))


def _keep_lines(lines: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    heads = lexicon.rules("boilerplate", "head.")
    whole = lexicon.rules("boilerplate", "line.")
    cut = [_cut_pieces(line, lexicon.rules("boilerplate", "piece.")) for line in lines]
    index, end = 0, _find_tail(cut, lexicon.rules("boilerplate", "tail."))
    while index < end:
        line = cut[index]
        head = _find_rule(heads, line)
        if head is not None:
            index = _pass_list(cut, index + 1, end, take=head.value["take"])
        else:
            index += 1
            # A line that is empty from the start parts two paragraphs; one that was emptied
            # by a rule does not.
            if not lines[index - 1] or (line and _find_rule(whole, line) is None):
                yield line


def _cut_pieces(line: str, rules: Sequence[Rule]) -> str:
    for rule in rules:
        line = rule.pattern.sub(" ", line)
    return _BLANKS.sub(" ", line).strip()


def _find_tail(lines: Sequence[str], rules: Sequence[Rule]) -> int:
    size = sum(map(len, lines))
    before = 0
    for index, line in enumerate(lines):
        if before >= size * _TAIL_FROM and _find_rule(rules, line):
            return index
        before += len(line)
    return len(lines)


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
    return next((rule for rule in rules if line and rule.pattern.search(line)), None)
