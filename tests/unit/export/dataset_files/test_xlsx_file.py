"""A dataset as a workbook."""

import io
import zipfile

import pytest

from dataset_factory import (
    HOSTILE,
    dataset,
    exported_deal,
    exported_evidence,
    hostile_dataset,
    join,
    small_dataset,
)
from jalin.export.dataset.columns import list_columns
from jalin.export.dataset.dataset import Dataset, TableName
from jalin.export.dataset_files.xlsx_file import write_workbook
from jalin.export.tables.sheets import Room
from workbook_reading import ReadSheet, read_workbook


def read(written: Dataset, room: Room | None = None) -> dict[str, ReadSheet]:
    """Write a workbook and read it again."""
    return read_workbook(join(write_workbook(written, room or Room())))


def test_each_table_is_a_sheet() -> None:
    """The sheets come in the order of the tables, and the last one tells what the book is."""
    assert list(read(dataset())) == [*TableName, "about"]


@pytest.mark.parametrize("table", TableName)
def test_columns_are_called_as_the_fields_are(table: TableName) -> None:
    """The row of headings stays in sight and filters."""
    sheet = read(small_dataset())[table]
    heads = [sheet.cells[name] for name in sheet.cells if name.rstrip("1").isalpha()]
    assert heads == [column.name for column in list_columns(table)]
    assert sheet.frozen
    assert sheet.filtered is not None
    assert sheet.filtered.endswith("2")


def test_cells_are_typed() -> None:
    """Days are dates, numbers numbers, truth is truth; a month is a text, nothing is no cell."""
    sheets = read(small_dataset())
    deal, evidence = sheets["deals"].row(2), sheets["evidence"].row(2)
    assert (deal["date"], deal["documents"], deal["binding"]) == ("2026-02", 1.0, False)
    assert deal["sectors"] == "defence; maritime"
    assert not {"place", "objects", "last_news"} & set(deal)
    assert (evidence["published"], evidence["start"], evidence["shown"]) == (46058.0, 0.0, True)


def test_a_deal_leads_to_its_evidence_and_that_to_its_source() -> None:
    """The id of a deal is a link to its first row among the evidence; addresses are links."""
    rows = (
        exported_deal(id="a"),
        exported_deal(id="b", page="http://127.0.0.1:8000/deals/b"),
        exported_deal(id="untold"),
        exported_evidence(deal_id="a", url=None),
        exported_evidence(deal_id="a"),
        exported_evidence(deal_id="b", url="file:///etc/passwd"),
        exported_evidence(deal_id=None),
    )
    sheets = read(dataset(*rows))
    assert sheets["deals"].links == {
        "A2": "#'evidence'!A2",
        "A3": "#'evidence'!A4",
        "V3": "http://127.0.0.1:8000/deals/b",
    }
    assert set(sheets["evidence"].links.values()) == {"https://warta.example/a?x=1#b"}
    assert sheets["evidence"].row(4)["url"] == "file:///etc/passwd"


def test_hostile_texts_stay_texts() -> None:
    """Nothing becomes a formula or a number, and nothing breaks the file."""
    sheet = read(hostile_dataset())["evidence"]
    quotes = [str(sheet.row(number)["quote"]) for number in range(2, len(HOSTILE) + 2)]
    marked = [f"{text} " if text.endswith("</r>") else text for text in HOSTILE]
    assert quotes == marked
    assert set(sheet.links.values()) == {"https://example.org/x"}


def test_the_last_sheet_tells_what_the_book_is() -> None:
    """Day, question, state of the register, program, and what each column says."""
    cells = read(small_dataset())["about"].cells
    facts = {cells[f"A{number}"]: cells[f"B{number}"] for number in range(1, len(cells) // 2 + 1)}
    assert facts["day"] == 46203.0
    assert facts["known"] == "all that the register has"
    assert (facts["party"], facts["stage_min"]) == ("pindad", "intent")
    assert (facts["revision"], facts["program"]) == ("0f1e2d", "Jalin 0.1.0")
    assert facts["deals.binding"] == "Whether it binds its parties where it stands."
    assert "left out" not in facts


def test_what_does_not_fit_is_told() -> None:
    """Rows, links and texts beyond the limits of the form are counted on the last sheet."""
    told = [exported_evidence(deal_id=name, quote="x" * 40_000) for name in "abcd"]
    deals = [exported_deal(id=name) for name in "abcd"]
    sheets = read(dataset(*deals, *told), Room(rows=4, links=2))
    cells = sheets["about"].cells
    left_out = [cells[f"B{name[1:]}"] for name, text in cells.items() if text == "left out"]
    assert [str(it).split(":")[0] for it in left_out] == [
        "1 rows of deals are not in this file",
        "1 addresses of deals are no links",
        "1 rows of evidence are not in this file",
        "1 addresses of evidence are no links",
        "3 texts of evidence are cut",
    ]
    assert sheets["evidence"].column("B") == ["a", "b", "c"]
    assert sheets["deals"].links == {"A2": "#'evidence'!A2", "A3": "#'evidence'!A3"}


def test_an_empty_dataset_is_a_workbook() -> None:
    """All sheets are there, with their headings alone."""
    sheets = read(dataset())
    assert all(sheets[table].column("A") == [] for table in TableName)


def test_equal_datasets_are_equal_files() -> None:
    """The moment of writing leaves no trace, and the file is a sound archive."""
    first, second = (join(write_workbook(hostile_dataset())) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert package.testzip() is None
