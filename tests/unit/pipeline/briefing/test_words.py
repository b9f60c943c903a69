"""The words of sheets and cards: every text of ours is there in Indonesian."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages.extract import extract_from_dir

from briefing_factory import wording
from jalin.pipeline.briefing.words import Words
from jalin.web.frame.preferences import Language
from jalin.web.frame.wording.catalogues import list_catalogues, merge_catalogues

PIPELINE = Path(__file__).parents[4] / "src" / "jalin" / "pipeline"
KEYWORDS = {"say": None, "count": (1, 2)}
CATALOGUE = merge_catalogues(list_catalogues(Language.INDONESIAN), Language.INDONESIAN)


def find_messages() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Find the messages of sheets and cards, each with its file."""
    for name in ("briefing", "cards"):
        for path, _, message, _, _ in extract_from_dir(
            str(PIPELINE / name), method_map=[("**.py", "python")], keywords=KEYWORDS
        ):
            yield f"{name}/{path}", message


def test_every_message_is_translated() -> None:
    """No sheet shows English to who reads Indonesian."""
    messages = list(find_messages())
    missing = [f"{path}: {it!r}" for path, it in messages if not CATALOGUE.get(it)]
    assert len(messages) > 50
    assert not missing, "\n".join(missing)


def test_one_singular_has_one_plural() -> None:
    """Translations are looked up by the singular alone."""
    plurals = [it for _, it in find_messages() if isinstance(it, tuple)]
    known = {one: CATALOGUE.get(one) for one, _ in plurals}
    assert all(
        found is not None and found.id == pair for pair in plurals for found in [known[pair[0]]]
    )


def test_the_wording_of_the_pages_has_all_words() -> None:
    """What sheets need of a language is what pages have of it."""
    words: Words = wording()
    assert words.language == "en"
