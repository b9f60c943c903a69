"""Sentences, quotations and persons lie inside their text, in order, whatever the text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jalin.text.lexicon import load_lexicon
from jalin.text.persons import PersonNames, find_persons
from jalin.text.quotations import find_quotations
from jalin.text.sentences import split_sentences

LEXICON = load_lexicon()
WORDS = (
    "Dr. PT Tbk. S.A. Budi Surya Nusa Menteri Direktur Utama kata ujarnya mengatakan menurut bin "
    'dan di ia , . ! ? … " “ ” \' ’ ‘ « » ( ) - – 5" 1.250 detik.com siap.Kita RI (Purn.) alias'
)
PIECES = (*WORDS.split(), " ", "\n", "\u2028", "\r")
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES)).map(" ".join),
    st.lists(st.sampled_from(PIECES)).map("".join),
)


@given(TEXTS)
def test_sentences_cover_the_text(text: str) -> None:
    """Sentences are slices in order; only blanks lie outside them."""
    found = split_sentences(text, LEXICON)
    assert all(sentence.span.slice(text) == sentence.text for sentence in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    rest = list(text)
    for sentence in found:
        rest[sentence.span.start : sentence.span.end] = " " * len(sentence.text)
    assert not "".join(rest).strip()


@given(TEXTS)
def test_quotations_lie_inside_their_marks(text: str) -> None:
    """The inner span is never empty and lies inside the outer one, which lies in the text."""
    for quotation in find_quotations(text, LEXICON):
        assert quotation.outer.contains(quotation.span)
        assert quotation.span.start < quotation.span.end
        assert quotation.outer.end <= len(text)


@given(TEXTS)
def test_persons_are_slices(text: str) -> None:
    """A person is a slice of the text, mentions do not overlap, and resolving names a mention."""
    found = find_persons(text, split_sentences(text, LEXICON), LEXICON, ())
    assert all(mention.span.slice(text) == mention.text for mention in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    names = {mention.text for mention in found}
    assert {PersonNames(found).resolve(name) for name in names} <= names
