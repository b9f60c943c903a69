"""Provinces, regencies and cities as data tells them."""

from collections import Counter
from pathlib import Path

import pytest

from jalin.model import LexiconError
from jalin.text.geography.regions import REGIONS_FILE, RegionKind, load_regions


def test_all_regions_are_there() -> None:
    """As many as the ministry numbers: 38 provinces, 416 regencies and 98 cities."""
    kinds = Counter(region.kind for region in load_regions().values())
    assert kinds == {RegionKind.PROVINCE: 38, RegionKind.REGENCY: 416, RegionKind.CITY: 98}


def test_every_region_lies_in_a_province() -> None:
    """The code of a regency begins with that of its province, and the province is there."""
    regions = load_regions()
    assert {region.province for region in regions.values()} == {
        code for code, region in regions.items() if region.kind is RegionKind.PROVINCE
    }


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Unknown keys, codes that are none, and codes of another province."""
    (tmp_path / REGIONS_FILE).write_text(
        '- {code: "1", name: Satu, regencies: []}\n'
        '- {code: "22", name: Dua, colour: red, regencies: []}\n'
        '- {code: "33", name: Tiga, regencies: [{code: "34.01", name: Empat, at: [0, 0]}]}\n',
        encoding="utf-8",
    )
    with pytest.raises(LexiconError) as told:
        load_regions(tmp_path)
    text = str(told.value)
    assert all(f"{REGIONS_FILE}:{line}" in text for line in (1, 2, 3))
    assert all(word in text for word in ("'1'", "colour", "34.01"))
