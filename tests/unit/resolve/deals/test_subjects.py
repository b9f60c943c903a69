"""What deals are about meets across wordings and languages."""

import pytest

from deal_factory import WORDS
from factory import knowledge
from jalin.resolve.deals.subjects import Subject, build_subject_words, find_models, overlap


def test_words_become_concepts() -> None:
    """Each object becomes the set of its concepts, in order; idle words fall away."""
    subject = WORDS.read(["pabrik bis", "electric buses", "Radar pertahanan udara"])
    assert subject.phrases == (
        frozenset({"bus"}),
        frozenset({"bus", "listrik"}),
        frozenset({"radar", "pertahanan", "udara"}),
    )
    assert subject.words == {"bus", "listrik", "radar", "pertahanan", "udara"}


@pytest.mark.parametrize("objects", [(), ("pabrik unit",), ("",)])
def test_idle_words_are_no_subject(objects: tuple[str, ...]) -> None:
    """A phrase that says nothing of the thing is left out."""
    assert WORDS.read(objects) == Subject(phrases=(), models=frozenset(), names=frozenset())


@pytest.mark.parametrize(
    ("text", "models"),
    [
        ("jet tempur KF-21 Boramae", ("kf21",)),
        ("dua radar GM403 dan pesawat A400M", ("gm403", "a400m")),
        ("pesawat N-219", ("n219",)),
        ("bus listrik", ()),
        ("12 kapal", ()),
        ("MAZ", ()),
        ("varian 4x4", ()),
    ],
)
def test_models_have_a_letter_and_a_digit(text: str, models: tuple[str, ...]) -> None:
    """A model is a word with capital, digit and letter; its hyphens do not count."""
    assert find_models(text) == models


def test_names_are_capitals_that_are_no_common_word() -> None:
    """A capital at a word that the rule data knows is no name."""
    assert WORDS.read(["Bis Arjuna", "Pabrik Electric", "rudal Khan"]).names == {"arjuna", "khan"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bus listrik", "electric buses"),
        ("kapal selam", "submarine ships"),
        ("sel baterai", "battery cell plant"),
        ("pesawat tempur", "fighter aircraft"),
    ],
)
def test_rule_data_bridges_the_languages(one: str, other: str) -> None:
    """One thing named in Indonesian and in English has the same concepts."""
    words = build_subject_words(knowledge().lexicon)
    assert words.read([one]).phrases == words.read([other]).phrases


def test_the_words_of_a_lexicon_are_built_once() -> None:
    """Asked again of one lexicon, the same words come back."""
    lexicon = knowledge().lexicon
    assert build_subject_words(lexicon) is build_subject_words(lexicon)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (["bus listrik"], ["bus listrik kota"], [{"bus", "listrik"}]),
        (["bus"], ["bus kota besar"], []),
        (["bus"], ["bus kota raya jaya"], []),
        (["bus kota"], ["bus listrik"], []),
        (["radar", "bis"], ["bus", "kapal"], [{"bus"}]),
        (["radar"], [], []),
    ],
    ids=["most", "exactly half", "less", "half of each", "one of several", "nothing told"],
)
def test_phrases_overlap_by_more_than_half(
    one: list[str], other: list[str], shared: list[set[str]]
) -> None:
    """A phrase is shared where more than half of the words of both agree."""
    assert [set(it) for it in overlap(WORDS.read(one), WORDS.read(other), 0.5)] == shared
