"""Citing: the sentence around words, found without splitting the rest of the text."""

from hypothesis import given
from hypothesis import strategies as st

from jalin.model import Span
from jalin.pipeline.show.citing import Citations
from jalin.text.sentences import split_sentences
from register_factory import doc, insight

PIECES = st.sampled_from(
    [
        "PT Pindad",
        " dan ",
        '"',
        "“",
        "”",
        "'",
        ". ",
        "! ",
        "Rapat",
        "\n",
        "\u2028",
        "5",
        " kata",
        ",",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.integers(0, 60), st.integers(0, 9))
def test_a_sentence_is_that_of_the_whole_text(text: str, start: int, size: int) -> None:
    """Whatever stands in the paragraphs around it."""
    start, end = min(start, len(text)), min(start + size, len(text))
    document = doc(text, name="a")
    lexicon = insight().lexicon
    words = Span(start=start, end=end)
    around = [it.text for it in split_sentences(text, lexicon) if it.span.contains(words)]
    quote = Citations({document.id: document}, lexicon).cite(document.id, start, end, "kata")
    assert quote.sentence == (around or ["kata"])[0]
