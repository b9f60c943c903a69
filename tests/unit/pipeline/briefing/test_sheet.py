"""Briefing sheets: what stands, is due, quarrels, moved and fell silent, each with its notes."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_factory import (
    CONTRACT,
    GAINSAID,
    LATE,
    LEYLAND,
    SILENT,
    list_told,
    open_library,
    tell_another,
    wording,
)
from jalin.export.briefing.briefing import Briefing, BriefingSection, Run
from jalin.pipeline.briefing.sheet import BriefingQuestion, build_briefing
from jalin.pipeline.catalogue.filter import Filter
from jalin.pipeline.serving.library import Library
from jalin.web.frame.preferences import Language

PINDAD = BriefingQuestion(asked="pindad")
SECTIONS = (
    *("What stands", "What is due", "What became of promises", "What is contradicted"),
    *("What moved lately", "What went silent"),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Open the register once."""
    with open_library(tmp_path_factory.mktemp("sheet")) as opened:
        yield opened


@pytest.fixture(scope="module")
def sheet(library: Library) -> Briefing:
    """Build the sheet of PT Pindad once."""
    with library.visit() as visit:
        return build_briefing(visit, PINDAD, wording())


def find_section(sheet: Briefing, title: str) -> BriefingSection:
    """Find a section."""
    return next(it for it in sheet.sections if it.title == title)


def list_runs(sheet: Briefing) -> Iterator[Run]:
    """List all that stands in the tables of a sheet."""
    for section in sheet.sections:
        for table in section.tables:
            for row in table.rows:
                yield from (run for cell in row for line in cell for run in line)


def read_rows(section: BriefingSection, table: int = 0) -> list[list[str]]:
    """Read the cells of a table, their lines with a stroke between."""
    if not section.tables:
        return []
    return [
        [" / ".join("".join(run.text for run in line) for line in cell) for cell in row]
        for row in section.tables[table].rows
    ]


def find_run(section: BriefingSection, text: str) -> Run:
    """Find the words of a section that are just these."""
    runs = (
        run
        for table in section.tables
        for row in table.rows
        for cell in row
        for line in cell
        for run in line
    )
    return next(run for run in runs if run.text.strip(", ") == text)


def quote_of(sheet: Briefing, run: Run) -> list[str]:
    """Give the words on which something rests."""
    return [sheet.notes[number - 1].quote for number in run.notes]


def test_the_sections_come_in_their_order(sheet: Briefing) -> None:
    """All of them, whatever they hold."""
    assert tuple(it.title for it in sheet.sections) == SECTIONS


def test_the_head_tells_of_whom_and_by_what(sheet: Briefing) -> None:
    """The day, the deals, the documents by outlet, and the state of the register."""
    facts = dict(sheet.facts)
    assert sheet.title == "Briefing: PT Pindad"
    assert facts["As of"] == "1 Jul 2026"
    assert facts["Deals"] == "4, of these binding: 1"
    assert facts["Rests on"].startswith("5 documents: Warta a (1)")
    assert facts["Register"] in sheet.footer


def test_binding_and_not_binding_never_mix(sheet: Briefing) -> None:
    """Each stands in a table of its own, as does what ended."""
    stands = find_section(sheet, "What stands")
    assert [it.title for it in stands.tables] == [
        *("Binding (1)", "Not binding: intent, talks, proposals (2)", "Suspended or ended (1)"),
    ]
    stages = [{row[1].split(" / ")[0] for row in read_rows(stands, n)} for n in range(3)]
    assert stages == [{"committed"}, {"intent"}, {"terminated"}]


def test_every_value_has_a_note_or_is_derived(sheet: Briefing) -> None:
    """Dates, parties, instruments, stages: nothing stands there by itself."""
    for text in ("Thales Group (FR)", "committed", "contract", "radar", "7 Mar 2025"):
        assert find_run(find_section(sheet, "What stands"), text).notes
    assert find_run(find_section(sheet, "What stands"), "moving").is_derived


def test_notes_are_numbered_without_a_gap(sheet: Briefing) -> None:
    """Each is cited, and each number has its note."""
    cited = {number for run in list_runs(sheet) for number in run.notes}
    assert [note.number for note in sheet.notes] == sorted(cited)
    assert sorted(cited) == list(range(1, len(cited) + 1))


def test_a_note_names_its_place(sheet: Briefing) -> None:
    """The words, the outlet, the day, the document and the characters."""
    document = list_told()[0][0]
    (note,) = (it for it in sheet.notes if it.quote == LEYLAND)
    assert note.source == "Warta a, 4 Feb 2026"
    assert note.place == f"document {document.id[:16]}, characters 0–{len(LEYLAND)}"
    assert note.url is None


def test_what_is_late_is_due_first(sheet: Briefing) -> None:
    """Then what falls due later, each with who and by when."""
    rows = read_rows(find_section(sheet, "What is due"))
    assert [(row[0], row[1]) for row in rows] == [
        ("overdue / by Mar 2026", "PT Pindad"),
        ("scheduled / by 2027", "Ashok Leyland"),
    ]
    assert quote_of(sheet, find_run(find_section(sheet, "What is due"), "by Mar 2026")) == [LATE]


def test_both_sides_of_a_contradiction_stand_side_by_side(sheet: Briefing) -> None:
    """Each with its own source."""
    section = find_section(sheet, "What is contradicted")
    ((_, shown, others),) = read_rows(section)
    assert (shown, others) == ("7 Mar 2025 / Warta c", "5 Mar 2025 / Warta b")
    assert quote_of(sheet, find_run(section, "7 Mar 2025")) == [GAINSAID]
    assert quote_of(sheet, find_run(section, "5 Mar 2025")) == [CONTRACT]


def test_a_contradicted_value_has_its_rival_beside_it(sheet: Briefing) -> None:
    """Where the deal is listed too."""
    (row,) = read_rows(find_section(sheet, "What stands"))
    assert row[2] == "7 Mar 2025 / told otherwise: 5 Mar 2025"


def test_what_moved_is_told_from_the_day_on(sheet: Briefing) -> None:
    """180 days back, unless another day is named."""
    rows = read_rows(find_section(sheet, "What moved lately"))
    assert [row[:2] for row in rows] == [["4 Feb 2026", "told for the first time; stage: intent"]]


def test_silence_is_inferred_and_names_who_listened(sheet: Briefing) -> None:
    """With the documents that were read in it."""
    section = find_section(sheet, "What went silent")
    assert "Inferred, not announced" in section.lead
    ((deal, news, heard),) = read_rows(section)
    assert deal.endswith("stalled, inferred")
    assert news == "3 Apr 2019 / the window ran out on 3 Apr 2021"
    assert heard == "documents read after 3 Apr 2020: Warta d (1)"
    assert quote_of(sheet, find_run(section, "3 Apr 2019")) == [SILENT]


def test_an_empty_section_says_so(sheet: Briefing) -> None:
    """Rather than to stand there without a word."""
    section = find_section(sheet, "What became of promises")
    assert not section.tables
    assert section.remarks == ("Of no promise it is told what became of it.",)


def test_another_day_names_what_moved_since(library: Library) -> None:
    """All that came up and moved from it on, the newest first."""
    question = BriefingQuestion(asked="pindad", since=dt.date(2024, 1, 1))
    with library.visit() as visit:
        sheet = build_briefing(visit, question, wording())
    rows = read_rows(find_section(sheet, "What moved lately"))
    assert [row[0] for row in rows] == ["4 Feb 2026", "6 Mar 2025", "10 Jun 2024"]


def test_a_day_of_the_past_knows_nothing_later(library: Library) -> None:
    """What was told after it is not there."""
    with library.visit(dt.date(2025, 3, 7)) as visit:
        sheet = build_briefing(visit, PINDAD, wording())
    assert dict(sheet.facts)["Deals"] == "3, of these binding: 1"
    assert not find_section(sheet, "What is contradicted").tables
    assert not {it.quote for it in sheet.notes} & {LEYLAND, GAINSAID}


def test_a_country_has_all_its_deals(library: Library) -> None:
    """By two letters, in any case; all parties are named."""
    with library.visit() as visit:
        sheet = build_briefing(visit, BriefingQuestion(asked="in"), wording())
    assert sheet.title == "Briefing: India"
    (row,) = read_rows(find_section(sheet, "What stands"))
    assert "PT Pindad (ID)" in row[0]
    assert "Ashok Leyland (IN)" in row[0]


def test_a_filter_narrows_it(library: Library) -> None:
    """And is told at the head in words."""
    wanted = Filter(stage=("committed",), country=("FR",))
    question = BriefingQuestion(asked="pindad", wanted=wanted)
    with library.visit() as visit:
        sheet = build_briefing(visit, question, wording())
    assert dict(sheet.facts)["Only deals with"] == "country: France, stage: committed"
    assert dict(sheet.facts)["Deals"] == "1, of these binding: 1"


def test_long_lists_are_cut_and_say_so(tmp_path: Path) -> None:
    """With the number of what is left out."""
    more = [tell_another(number) for number in range(9)]
    with open_library(tmp_path, *more) as opened, opened.visit() as visit:
        sheet = build_briefing(visit, PINDAD, wording())
    (table,) = (it for it in find_section(sheet, "What stands").tables if "Not" in str(it.title))
    assert (len(table.rows), table.left_out) == (6, "5 more are left out here.")


def test_it_is_written_in_either_language(library: Library) -> None:
    """With the words of the pages."""
    with library.visit() as visit:
        sheet = build_briefing(visit, PINDAD, wording(Language.INDONESIAN))
    assert (sheet.language, sheet.title) == ("id", "Lembar pembekalan: PT Pindad")
    assert find_run(find_section(sheet, "Yang berlaku"), "komitmen").notes


def test_equal_registers_give_equal_sheets(tmp_path: Path) -> None:
    """In whatever order the documents came."""
    sheets = []
    for name, told in (("a", list_told()), ("b", list_told()[::-1])):
        folder = tmp_path / name
        folder.mkdir()
        with open_library(folder, told=told) as opened, opened.visit() as visit:
            sheets.append(build_briefing(visit, PINDAD, wording()))
    assert sheets[0] == sheets[1]
