"""The sections of a sheet in their rarer cases: promises settled, sums told in two ways, doubts."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from briefing_factory import Told, open_library, wording
from jalin.export.briefing.briefing import Briefing, BriefingSection, Run
from jalin.model import Amount, Promise, Span, Stage
from jalin.pipeline.briefing.sheet import BriefingQuestion, build_briefing
from jalin.pipeline.serving.library import Library
from jalin.web.frame.preferences import Language
from register_factory import date, deal, doc, parties, reading, step

WILL = "PT Pindad akan memproduksi bus listrik"
DID = "PT Pindad mulai memproduksi bus listrik di pabriknya."
LEAD = "The lead tells it as operating; the text as a whole bears out intent and no more."
LEYLAND = parties("PT Pindad", "Ashok Leyland")
THALES = parties("PT Pindad", "Thales")


def tell_promise() -> Iterator[Told]:
    """Let a promise be made, and kept."""
    made = doc(f"{WILL} pada Juni.", name="a", published="2026-02-04")
    promise = Promise(who="PT Pindad", text=WILL, due=date("2026-06"))
    yield (
        made,
        reading(made, deal(*LEYLAND, stage=Stage.PROPOSED, evidence=WILL), promises=[promise]),
    )
    kept = doc(DID, name="b", published="2026-05-09")
    steps = [step(Stage.OPERATING, "2026-05-09", evidence=DID)]
    yield kept, reading(kept, deal(*LEYLAND, evidence=DID, steps=steps))


def tell_sum(name: str, day: str, words: str, value: int) -> Told:
    """Let a document tell how much a contract is worth, and contradict itself."""
    text = f"PT Pindad dan Thales meneken kontrak radar senilai {words}."
    document = doc(text, name=name, published=day)
    start = text.index(words)
    amount = Amount(
        text=words,
        value=Decimal(value),
        currency="USD",
        span=Span(start=start, end=start + len(words)),
    )
    told = deal(
        *THALES,
        stage=Stage.COMMITTED,
        objects=["radar"],
        date=date("2025-03-05"),
        evidence=text,
        conflict=LEAD,
    )
    return document, reading(document, replace(told, amounts=(amount,)))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open a register of these."""
    told = (
        *tell_promise(),
        tell_sum("c", "2025-03-06", "US$ 5 juta", 5_000_000),
        tell_sum("d", "2025-03-08", "US$ 7 juta", 7_000_000),
    )
    with open_library(tmp_path_factory.mktemp("sections"), told=told) as opened:
        yield opened


def build(library: Library, language: Language = Language.ENGLISH) -> Briefing:
    """Build the sheet of PT Pindad."""
    with library.visit() as visit:
        return build_briefing(visit, BriefingQuestion(asked="pindad"), wording(language))


def read(section: BriefingSection) -> list[list[list[str]]]:
    """Read the lines of the cells of all tables of a section."""
    return [
        [["".join(run.text for run in line) for line in cell] for cell in row]
        for table in section.tables
        for row in table.rows
    ]


def find(sheet: Briefing, place: int, text: str) -> Run:
    """Find words of a section by their beginning."""
    return next(
        run
        for table in sheet.sections[place].tables
        for row in table.rows
        for cell in row
        for line in cell
        for run in line
        if run.text.startswith(text)
    )


def test_a_promise_that_was_kept_is_told_with_its_sentence(library: Library) -> None:
    """It is due no more; the outcome and the promise each have their own note."""
    sheet = build(library)
    assert not sheet.sections[1].tables
    assert sheet.sections[1].remarks == ("No document tells a promise that is still open.",)
    ((outcome, who, what, _),) = read(sheet.sections[2])
    assert outcome == ["met", "told as done, 9 May 2026", "by Jun 2026"]
    assert (who, what) == (["PT Pindad"], [f"“{WILL} pada Juni.”"])
    (number,) = find(sheet, 2, "met").notes
    assert sheet.notes[number - 1].quote == DID


def test_both_sums_stand_beside_one_another(library: Library) -> None:
    """The one that is shown, and what others tell, each with its source."""
    sheet = build(library)
    (row,) = [row for row in read(sheet.sections[0]) if "Thales" in row[0][0]]
    assert row[4] == ["USD 7 million", "told otherwise: USD 5 million"]
    (shown,), (other,) = find(sheet, 0, "USD 7").notes, find(sheet, 0, "USD 5").notes
    assert "US$ 7 juta" in sheet.notes[shown - 1].quote
    assert "US$ 5 juta" in sheet.notes[other - 1].quote


def test_a_text_that_gainsays_itself_has_one_side(library: Library) -> None:
    """In the words of the sheet, the reader's notes too."""
    rows = read(build(library).sections[3])
    assert [LEAD, ["–"]] in [[row[1][0], row[2]] for row in rows]
    told = read(build(library, Language.INDONESIAN).sections[3])
    assert not [row for row in told if LEAD in row[1]]


def test_what_moved_tells_from_where_to_where(library: Library) -> None:
    """A stage and its rung are told once."""
    rows = read(build(library).sections[4])
    assert rows[0][:2] == [["9 May 2026"], ["stage: proposed → operating"]]


def test_a_section_without_silence_says_so(library: Library) -> None:
    """Rather than to stand there empty."""
    section = build(library).sections[5]
    assert not section.tables
    assert section.remarks == ("No deal is silent for too long while it was heard.",)
