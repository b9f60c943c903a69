"""A judgement knows itself by its content, and says in words what is wrong with it."""

import datetime as dt
from dataclasses import replace

import pytest

from jalin.model import Anchor, Judgement, JudgementKind, PartialDate
from jalin.model.judgement import find_faults, write_made

ONE = Anchor(document_id="a" * 16, deal=0, parties=("ashok leyland", "pindad"), evidence="Teken.")
OTHER = replace(ONE, document_id="b" * 16)
MADE = "2026-02-04T10:00:00Z"


def _judge(kind: str, **said: object) -> Judgement:
    values: dict[str, object] = {"reviewer": "Ana", "made": MADE, **said}
    return Judgement(kind=JudgementKind(kind), **values)  # type: ignore[arg-type]


WELL_FORMED = [
    _judge("accept", anchors=(ONE,)),
    _judge("accept", anchors=(ONE, OTHER)),
    _judge("reject", anchors=(ONE,)),
    _judge("accept", anchors=(ONE,), field="place", value="Bandung"),
    _judge("reject", anchors=(ONE,), field="instrument", value="contract", only_here=True),
    _judge("correct", anchors=(ONE,), field="stage", value="intent"),
    _judge("correct", anchors=(ONE,), field="date", value="2026-02"),
    _judge("correct", anchors=(ONE,), field="objects", value="bus listrik"),
    _judge("correct", anchors=(ONE,), field="promise", value="not_met", quote="selesai Maret"),
    _judge("merge", anchors=(ONE, OTHER)),
    _judge("merge", parties=("pindad", "~pindad.business")),
    _judge("split", anchors=(ONE, OTHER)),
    _judge("split", anchors=(ONE,), parties=("pindad",)),
    _judge("note", anchors=(ONE,), note="Ditanyakan ke Pindad."),
    _judge("note", parties=("pindad",), note="Berganti nama."),
    _judge("withdraw", withdraws="0" * 16),
]

MALFORMED = [
    (_judge("accept", anchors=(ONE,), reviewer=" "), "name of its reviewer"),
    (_judge("accept", anchors=(ONE,), made="2026-02-04 10:00"), "not a moment"),
    (_judge("accept", anchors=(ONE,), made="2026-2-4T10:00:00Z"), "not a moment"),
    (_judge("accept", anchors=(ONE,), note="Ana\udce9"), "half a character"),
    (_judge("accept", anchors=(ONE,), note="Ana\0"), "no register can keep"),
    (_judge("accept", anchors=(ONE,), note="\\\0"), "no register can keep"),
    (_judge("accept"), "judges a deal"),
    (_judge("accept", anchors=(ONE,), value="intent"), "say which field"),
    (_judge("accept", anchors=(ONE,), withdraws="0" * 16), "only a withdrawal"),
    (_judge("correct", anchors=(ONE,)), "say which field"),
    (_judge("correct", anchors=(ONE,), field="colour", value="red"), "no field 'colour'"),
    (_judge("correct", anchors=(ONE,), field="stage"), "needs a value"),
    (_judge("correct", anchors=(ONE,), field="stage", value="signed"), "cannot be 'signed'"),
    (_judge("correct", anchors=(ONE,), field="date", value="4 Februari"), "not a date"),
    (_judge("correct", anchors=(ONE,), field="promise", value="met"), "belong together"),
    (
        _judge("accept", anchors=(ONE,), field="promise", value="met", quote="a"),
        "told with correct",
    ),
    (_judge("reject", anchors=(ONE,), quote="a"), "belong together"),
    (
        _judge("accept", anchors=(ONE, OTHER), field="place", value="Bandung", only_here=True),
        "for one document",
    ),
    (_judge("merge", anchors=(ONE,)), "needs two different"),
    (_judge("merge", parties=("pindad", "pindad")), "needs two different"),
    (_judge("merge", anchors=(ONE, OTHER), parties=("a", "b")), "not both"),
    (_judge("merge", anchors=(ONE, OTHER), field="place", value="Bandung"), "takes no field"),
    (_judge("split", anchors=(ONE,)), "at least one other"),
    (_judge("split", anchors=(ONE, ONE)), "from itself"),
    (_judge("split", anchors=(ONE, OTHER), parties=("pindad",)), "one mention at a time"),
    (_judge("note", anchors=(ONE,)), "needs its text"),
    (_judge("note", note="a"), "on a deal or on a party"),
    (_judge("withdraw"), "names the judgement"),
    (_judge("withdraw", withdraws="0" * 16, anchors=(ONE,)), "of a judgement"),
]


@pytest.mark.parametrize("judgement", WELL_FORMED)
def test_a_well_formed_judgement_has_no_faults(judgement: Judgement) -> None:
    """Nothing is wrong with what a reviewer can say."""
    assert find_faults(judgement) == ()


@pytest.mark.parametrize(("judgement", "words"), MALFORMED)
def test_a_malformed_judgement_says_why(judgement: Judgement, words: str) -> None:
    """What is missing, too much or unknown is named, and nothing else is complained of."""
    (fault,) = find_faults(judgement)
    assert words in fault


def test_the_values_of_a_closed_vocabulary_are_listed() -> None:
    """A wrong word for a stage is answered with the right ones."""
    (fault,) = find_faults(_judge("correct", anchors=(ONE,), field="stage", value="signed"))
    assert "proposed, talks, intent, committed" in fault


def test_equal_judgements_have_one_id() -> None:
    """The id is a hash of what is said."""
    one, other = _judge("accept", anchors=(ONE,)), _judge("accept", anchors=(ONE,))
    assert one.id == other.id
    assert len(one.id) == 16


def test_the_ids_of_different_judgements_differ() -> None:
    """Everything that is said counts."""
    ids = {judgement.id for judgement in WELL_FORMED}
    assert len(ids) == len(WELL_FORMED)
    assert _judge("accept", anchors=(replace(ONE, deal=1),)).id not in ids


def test_what_is_unsaid_does_not_change_the_id() -> None:
    """The id is pinned: a field added to the class must leave it as it is."""
    assert _judge("note", anchors=(ONE,), note="Benar.").id == "1f80454ff77a24d5"


def test_a_judgement_knows_its_day() -> None:
    """The day is that of the moment, in UTC."""
    assert _judge("accept", anchors=(ONE,)).day == PartialDate.parse("2026-02-04")


def test_judgements_are_ordered_by_time() -> None:
    """The one that was made earlier comes first."""
    late = _judge("accept", anchors=(ONE,), made="2026-02-05T00:00:00Z")
    assert _judge("reject", anchors=(ONE,)).order < late.order


def test_a_moment_is_written_in_utc() -> None:
    """Jakarta is seven hours ahead."""
    jakarta = dt.timezone(dt.timedelta(hours=7))
    assert write_made(dt.datetime(2026, 2, 4, 17, 0, 0, 999, tzinfo=jakarta)) == MADE


def test_a_moment_without_a_time_zone_is_refused() -> None:
    """Nobody can tell which moment it is."""
    with pytest.raises(ValueError, match="without a time zone"):
        write_made(dt.datetime(2026, 2, 4))  # noqa: DTZ001 (that is the fault)
