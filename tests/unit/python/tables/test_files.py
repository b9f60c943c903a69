"""Which format a file has, and which table goes into it."""

import zipfile
from pathlib import Path

import pytest

import jalin
from jalin.pipeline.exporting.formats import FORMATS, TableFormat


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda it: it.name)
def test_every_format_is_chosen_by_its_ending(
    reg: jalin.Register, tmp_path: Path, chosen: TableFormat
) -> None:
    """What is written is what the format writes, of the deals where it has tables."""
    by_ending, by_name = tmp_path / f"deals{chosen.suffix}", tmp_path / "by_name"
    reg.deals().export(by_ending)
    reg.dataset().export(
        by_name, format=chosen.name, table="deals" if isinstance(chosen, TableFormat) else None
    )
    assert by_ending.read_bytes() == by_name.read_bytes()


def test_a_file_called_after_a_table_has_that_table(reg: jalin.Register, tmp_path: Path) -> None:
    """`steps.csv` has the steps, whatever would be written otherwise."""
    dataset = reg.dataset()
    dataset.export(tmp_path / "steps.csv")
    dataset.export(tmp_path / "named.csv", table="steps")
    assert (tmp_path / "steps.csv").read_bytes() == (tmp_path / "named.csv").read_bytes()


def test_an_archive_has_all_tables(reg: jalin.Register, tmp_path: Path) -> None:
    """The format has to be said: an archive can hold any."""
    reg.dataset().export(tmp_path / "all.zip", format="csv")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert {"deals.csv", "steps.csv", "evidence.csv"} <= set(archive.namelist())


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [
        ("all.zip", {}, "its ending tells no format: 'all.zip'; give the format"),
        ("all.docx2", {}, "its ending tells no format: 'all.docx2'; one of .csv, .xlsx"),
        ("all.csv", {}, "csv has a file for each table: call it one of deals.csv, steps.csv"),
        ("all", {"format": "word"}, "format: no such format: 'word'; one of csv, xlsx"),
        ("all.csv", {"table": "people"}, "table: no such table: 'people'"),
    ],
)
def test_what_cannot_be_written_is_told(
    reg: jalin.Register, tmp_path: Path, name: str, options: dict[str, str], told: str
) -> None:
    """The error says what there is, and nothing is written."""
    with pytest.raises(jalin.QuestionError) as raised:
        reg.dataset().export(tmp_path / name, **options)  # type: ignore[arg-type]
    assert told in str(raised.value)
    assert [*tmp_path.iterdir()] == []
