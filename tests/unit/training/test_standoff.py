"""Annotations without text: places that give the phrases back."""

import importlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

standoff = importlib.import_module("standoff")

_TEXT = "PT Alfa dan PT Beta meneken nota kesepahaman. PT Alfa akan membangun pabrik."
_DOCUMENT = {"id": "a", "title": "Gama ikut serta", "text": _TEXT}


def _reading(name: str) -> dict[str, Any]:
    return {
        "doc_id": "a",
        "relevant": True,
        "deals": [
            {
                "parties": [
                    {"name": name, "aliases": ["Alfa", name], "kind": "company", "country": "ID"}
                ],
                "instrument": "memorandum",
                "objects": ["pabrik"],
                "place": None,
                "amounts": [{"text": "Rp 5 miliar", "value": 5e9, "currency": "IDR"}],
                "trigger": "meneken nota kesepahaman",
                "evidence": "PT Alfa dan PT Beta meneken nota kesepahaman.",
            }
        ],
        "people": [],
        "relations": [{"subject": name, "predicate": "part_of", "object": "PT Beta"}],
        "promises": [{"who": name, "text": "PT Alfa akan membangun pabrik.", "due": None}],
    }


@pytest.mark.parametrize("name", ["PT Beta", "Gama", "Indonesia", ""])
def test_unpacking_gives_back_what_was_packed(name: str) -> None:
    """Phrases of the text, of the title, of neither, and empty ones."""
    reading = _reading(name)
    assert standoff.unpack(standoff.pack(reading, _DOCUMENT), _DOCUMENT) == reading


@given(
    start=st.integers(0, len(_TEXT)), length=st.integers(0, len(_TEXT)), rest=st.text(max_size=9)
)
def test_any_phrase_survives(start: int, length: int, rest: str) -> None:
    """Wherever a phrase is from, packing loses nothing of it."""
    reading = _reading(_TEXT[start : start + length] + rest)
    assert standoff.unpack(standoff.pack(reading, _DOCUMENT), _DOCUMENT) == reading


def test_packing_keeps_no_words_of_the_text() -> None:
    """A phrase of the text becomes its half-open place, one of the title says so."""
    packed = standoff.pack(_reading("Gama"), _DOCUMENT)
    (deal,) = packed["deals"]
    assert deal["trigger"] == [20, 44]
    assert deal["parties"][0]["name"] == ["title", 0, 4]


def test_what_is_no_phrase_stays() -> None:
    """Labels, numbers and absent values are as they were."""
    (deal,) = standoff.pack(_reading("Gama"), _DOCUMENT)["deals"]
    assert (deal["instrument"], deal["place"]) == ("memorandum", None)


@pytest.mark.parametrize("name", ["lines.jsonl", "lines.jsonl.gz"])
def test_lines_are_read_as_written(tmp_path: Path, name: str) -> None:
    """Plain or gzipped, by the file's name."""
    records = [_reading("Gama"), _reading("PT Beta")]
    standoff.write_lines(tmp_path / name, records)
    assert list(standoff.read_lines(tmp_path / name)) == records


def test_gzipped_lines_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    """No clock goes into the file, so that the same annotations make no new version of it."""
    paths = (tmp_path / "a.gz", tmp_path / "b.gz")
    for path in paths:
        standoff.write_lines(path, [_reading("Gama")])
    assert paths[0].read_bytes() == paths[1].read_bytes()
