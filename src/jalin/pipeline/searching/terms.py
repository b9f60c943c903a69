"""What the terms of a question mean to the index of words.

A word is looked for under all its forms. What Indonesian writes in one word or in two is looked for
in both ways: "kerja sama" finds "kerjasama" and "bekerjasama", and the other way round.
"""

import itertools
from collections.abc import Iterator, Sequence

from jalin.pipeline.searching.question import Term, TermKind
from jalin.store.word_index.query import Phrase, WordQuery
from jalin.text.words.stemming import Forms, Stems

# A word is looked for as two where each of them has so many letters: shorter ones make any word.
_SHORTEST_PART = 4

_Clause = tuple[Phrase, ...]


def build_query(terms: Sequence[Term], stems: Stems) -> WordQuery:
    """Build the question to the index. Some term is not excluded."""
    wanted = [term for term in terms if not term.is_excluded]
    required: list[_Clause] = []
    for term, clause in zip(wanted, _list_clauses(wanted, stems), strict=True):
        if term.is_alternative:
            required[-1] = tuple(dict.fromkeys((*required[-1], *clause)))
        else:
            required.append(clause)
    return WordQuery(
        required=tuple(required),
        excluded=tuple(_alternate(term, stems) for term in terms if term.is_excluded),
    )


def build_opposite(terms: Sequence[Term], stems: Stems) -> WordQuery:
    """Build the question for the documents that terms leave out, where all terms are excluded."""
    clauses = (_alternate(term, stems) for term in terms)
    return WordQuery(required=(tuple(dict.fromkeys(it for clause in clauses for it in clause)),))


def _list_clauses(terms: Sequence[Term], stems: Stems) -> Iterator[_Clause]:
    """Give the clauses of each term; a word may also stand together with its neighbour as one."""
    single = [_find_single(term, stems) for term in terms]
    joined = [
        () if left is None or right is None or term.is_alternative else _join(left, right, stems)
        for left, right, term in zip(
            [None, *single], [*single, None], [*terms, *terms[:1]], strict=True
        )
    ]
    for index, term in enumerate(terms):
        clause = _alternate(term, stems)
        if single[index] is not None:
            clause = (*clause, *joined[index], *joined[index + 1], *_part(single[index], stems))
        yield tuple(dict.fromkeys(clause))


def _alternate(term: Term, stems: Stems) -> _Clause:
    """Give what a term is looked for as, by itself."""
    forms = stems.list_forms(term.text)
    if term.kind is TermKind.START:
        return _start(forms)
    if len(forms) == 1:
        return tuple(Phrase(stems=(form,)) for form in forms[0].all)
    phrases = [Phrase(stems=tuple(each.stem for each in forms))]
    if term.kind is TermKind.WORDS:
        for index, (left, right) in enumerate(itertools.pairwise(forms)):
            before = tuple(each.stem for each in forms[:index])
            after = tuple(each.stem for each in forms[index + 2 :])
            phrases += [
                Phrase(stems=(*before, *each.stems, *after)) for each in _join(left, right, stems)
            ]
    return tuple(dict.fromkeys(phrases))


def _start(forms: Sequence[Forms]) -> _Clause:
    """Look for how a word begins: what is derived from a beginning is not known."""
    *before, last = forms
    return (Phrase(stems=(*(each.stem for each in before), last.written), is_start=True),)


def _find_single(term: Term, stems: Stems) -> Forms | None:
    """Find the word of a term that asks for one word of letters."""
    if term.kind is not TermKind.WORDS:
        return None
    found = stems.list_forms(term.text)
    return found[0] if len(found) == 1 and found[0].written.isalpha() else None


def _join(left: Forms, right: Forms, stems: Stems) -> _Clause:
    """Write two words as one: joined as they are, and joined by their stems."""
    if not (left.written.isalpha() and right.written.isalpha()):
        return ()
    written = stems.find(left.written + right.written).stem
    return tuple(Phrase(stems=(it,)) for it in dict.fromkeys((written, left.stem + right.stem)))


def _part(single: Forms | None, stems: Stems) -> _Clause:
    """Write a word as two, in every way; only those that are words stand in any text."""
    if single is None:
        return ()
    return tuple(
        Phrase(stems=(stems.find(written[:cut]).stem, stems.find(written[cut:]).stem))
        for written in dict.fromkeys((single.written, single.stem))
        for cut in range(_SHORTEST_PART, len(written) - _SHORTEST_PART + 1)
    )
