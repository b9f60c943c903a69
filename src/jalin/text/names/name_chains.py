"""Runs of capitalised words: how far a name reaches."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jalin.model import Span
from jalin.text.knowledge import Knowledge
from jalin.text.lexicon import Lexicon
from jalin.text.name_index import FormKind, KnownName
from jalin.text.words.fold import fold
from jalin.text.words.tokens import Token

_SAME_NAME_GAPS = frozenset({" ", "\u00a0", "-", " - ", "/", " / ", "'", "’"})
_LEGAL_ENDINGS = frozenset({"Tbk", "Ltd", "Inc", "Co", "Corp", "LLC", "Plc", "PLC", "Bhd"})
_STATE_FORMS = frozenset({"Persero", "Perseroda", "PERSERO"})
_ALWAYS_JOIN = frozenset({"of", "for", "de", "&", "du", "la"})
_JOIN_AFTER_HEAD = _ALWAYS_JOIN | {"dan", "untuk", "and", "the", "serta"}
_BLANKS = frozenset({" ", "\u00a0"})
_LONGEST_NUMBER = 2
# No name has as many words. Where a text is nothing but capitalised words, all of them would be one
# name, and that from each of its words anew.
_MOST_WORDS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """The words of one text with what is known of them, to follow names along."""

    text: str
    tokens: Sequence[Token]
    known: Sequence[KnownName]
    known_by_first: Mapping[int, KnownName]
    head_starts: frozenset[int]
    stop_words: frozenset[str]
    portfolio_words: frozenset[str]

    @classmethod
    def build(
        cls, text: str, tokens: Sequence[Token], known: Sequence[KnownName], knowledge: Knowledge
    ) -> "Chains":
        """Gather what extending needs."""
        heads = {
            match.start()
            for rule in knowledge.lexicon.rules("organisations", "head.")
            for match in rule.pattern.finditer(text)
        }
        return cls(
            text=text,
            tokens=tokens,
            known=known,
            known_by_first={name.first: name for name in known},
            head_starts=frozenset(heads),
            stop_words=list_stop_words(knowledge.lexicon),
            portfolio_words=knowledge.names.portfolio_words,
        )

    def extend(self, first: int, *, joins: bool) -> int:
        """Follow a name from its token `first`; give the index after its last token.

        `joins` lets it go on over "dan" and "untuk", unless another organisation begins there.
        """
        if not self.tokens[first].is_capitalised:
            return first
        index = first + 1
        while index < min(len(self.tokens), first + _MOST_WORDS):
            if self._continues(index):
                index += 1
            elif self._joins(index, _JOIN_AFTER_HEAD if joins else _ALWAYS_JOIN):
                index += 2
            else:
                break
        return index

    def extend_over(self, first: int, what: str) -> int:
        """Follow an office from its token `first` over a portfolio or a place, then a country.

        A person's name may stand right behind an office, so only known words belong to it.
        """
        index = first
        if what == "place":
            known = self.known_by_first.get(first)
            is_place = known is not None and known.form.kind is FormKind.PLACE
            return known.last if known is not None and is_place else first
        while index < min(len(self.tokens), first + _MOST_WORDS) and (
            self._continues(index) or self._joins(index, _JOIN_AFTER_HEAD)
        ):
            if fold(self.tokens[index].text) not in self.portfolio_words:
                break
            index += 1
        known = self.known_by_first.get(index)
        if index > first and known is not None and known.form.kind is FormKind.COUNTRY:
            return known.last if self._continues(index) else index
        return index

    def start_before(self, offset: int) -> int | None:
        """Follow a name backwards from its last word, which begins at `offset`.

        Gives the index of the first token of the run before it, None where there is none.
        """
        last = bisect_left(self.tokens, offset, key=lambda token: token.span.start)
        if last == len(self.tokens) or self.tokens[last].span.start != offset:
            return None
        index, least = last, max(0, last - _MOST_WORDS)
        while index > least and self._continues(index) and self.tokens[index - 1].is_capitalised:
            index -= 1
        heads = [i for i in range(index, last) if self.tokens[i].span.start in self.head_starts]
        index = heads[-1] if heads else index
        while index < last and self.tokens[index].text.casefold() in self.stop_words:
            index += 1
        return index if index < last else None

    def end_of(self, last: int) -> int:
        """Give the offset at which a name ends whose index after its last token is `last`.

        The full stop of "Tbk." stays outside; the bracket of "(Persero)" belongs to the name.
        """
        end = self.tokens[last - 1].span.end
        if self.tokens[last - 1].text in _STATE_FORMS and self.text[end : end + 1] == ")":
            end += 1
        return end

    def is_inside_known(self, offset: int) -> bool:
        """Tell whether a known name begins before an offset and reaches over it."""
        before = bisect_left(self.known, offset, key=lambda name: name.span.start)
        return before > 0 and offset < self.known[before - 1].span.end

    def country_within(self, span: Span) -> str | None:
        """Give the country named inside a span, the last one if several; None if there is none."""
        first = bisect_left(self.known, span.start, key=lambda name: name.span.start)
        last = bisect_left(self.known, span.end, key=lambda name: name.span.start)
        inside = [
            name.form.id
            for name in self.known[first:last]
            if name.form.kind is FormKind.COUNTRY and span.contains(name.span)
        ]
        return inside[-1] if inside else None

    def _continues(self, index: int) -> bool:
        if index == 0 or index >= len(self.tokens):
            return False
        gap = self.text[self.tokens[index - 1].span.end : self.tokens[index].span.start]
        word = self.tokens[index].text
        if word in _STATE_FORMS:
            return gap == " ("
        if word in _LEGAL_ENDINGS:
            return gap in {" ", ", ", ") ", "., ", ". "}
        before, is_capitalised = self.tokens[index - 1].text, self.tokens[index].is_capitalised
        if gap in {". ", ") "}:
            opens = before == "PT" if gap == ". " else before in _STATE_FORMS
            return opens and is_capitalised
        # "PT Alfa-PT Beta": a hyphen before the head of another name parts the two.
        parts = self.tokens[index].span.start in self.head_starts and gap not in _BLANKS
        is_number = word.isdigit() and len(word) <= _LONGEST_NUMBER
        return gap in _SAME_NAME_GAPS and not parts and (is_capitalised or is_number)

    def _joins(self, index: int, joining: frozenset[str]) -> bool:
        if self.tokens[index].text not in joining or index + 1 >= len(self.tokens):
            return False
        following = self.tokens[index + 1]
        gaps = (
            self.text[self.tokens[index - 1].span.end : self.tokens[index].span.start],
            self.text[self.tokens[index].span.end : following.span.start],
        )
        known = self.known_by_first.get(index + 1)
        begins_another = following.span.start in self.head_starts or (
            known is not None and known.form.kind is not FormKind.PLACE
        )
        return gaps == (" ", " ") and following.is_capitalised and not begins_another


@lru_cache(maxsize=4)
def _fold_words(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def list_stop_words(lexicon: Lexicon) -> frozenset[str]:
    """Give the folded words with which no name of an organisation begins."""
    return _fold_words(
        tuple(word for rule in lexicon.rules("function_words") for word in rule.words)
    )
