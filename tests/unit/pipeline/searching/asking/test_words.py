"""What people write for the values of fields."""

from pathlib import Path

import pytest

from jalin.model import LexiconError
from jalin.pipeline.searching.asking.words import VOCABULARIES, load_words


@pytest.mark.parametrize("field", VOCABULARIES)
def test_a_value_stands_for_itself(field: str) -> None:
    """With blanks, hyphens or low lines; a group may hold it."""
    for value in VOCABULARIES[field]:
        for written in (value, value.replace("_", " "), value.replace("_", "-").upper()):
            assert value in load_words().find(field, written)


@pytest.mark.parametrize(
    ("field", "written", "values"),
    [
        ("sector", "Pertahanan", ("defence",)),
        ("instrument", "nota kesepahaman", ("memorandum",)),
        ("state", "mandek", ("stalled_announced", "stalled_inferred")),
        ("stage", "non-binding", ("proposed", "talks", "intent")),
        ("country", "Tiongkok", ("CN",)),
        ("country", "china", ("CN",)),
        ("country", "UK", ("GB",)),
        ("country", "Türkiye", ("TR",)),
        ("country", "id", ("ID",)),
        ("country", "ZZ", ()),
        ("sector", "cooking", ()),
    ],
)
def test_words_of_both_languages_stand_for_values(
    field: str, written: str, values: tuple[str, ...]
) -> None:
    """Letter case and accents make no difference."""
    assert load_words().find(field, written) == values


def test_broken_words_tell_all_their_faults(tmp_path: Path) -> None:
    """One report has every fault with its line."""
    path = tmp_path / "words.yml"
    path.write_text(
        "- id: stage.intent\n  words: [niat]\n- id: stage.talks\n  words: [niat]\n"
        "- id: stage.dreams\n  words: [mimpi]\n- id: colour.red\n  words: merah\n  size: 2\n",
        encoding="utf-8",
    )
    with pytest.raises(LexiconError) as caught:
        load_words(path)
    assert caught.value.faults == (
        "words.yml:3: 'niat' also stands for intent",
        "words.yml:5: 'stage' has no value 'dreams'",
        "words.yml:7: unknown key 'size'",
        "words.yml:7: 'words' is not a list of texts",
        "words.yml:7: 'colour' has no value 'red'",
    )
