"""The outlines that ship."""

import json
from pathlib import Path

import pytest

from jalin.model import LexiconError
from jalin.text.directory import load_directory
from jalin.text.geography.outlines import OUTLINES_FILE, load_atlas
from jalin.text.geography.regions import GEOGRAPHY, RegionKind, load_regions

# Too small for the source of the outlines.
NOT_DRAWN = {"GI", "TV"}


def test_every_region_has_its_place_on_the_map() -> None:
    """Each province lies in one outline, each regency and city has a dot inside the sheet."""
    sheet, regions = load_atlas().indonesia, load_regions()
    drawn = [code for outline in sheet.outlines for code in outline.codes]
    kinds = {code: region.kind for code, region in regions.items()}
    assert sorted(drawn) == [code for code in kinds if kinds[code] is RegionKind.PROVINCE]
    assert set(sheet.points) == {code for code in kinds if code not in drawn}
    assert all(0 < x < sheet.width and 0 < y < sheet.height for x, y in sheet.points.values())


def test_the_countries_of_the_directory_are_drawn() -> None:
    """A party's country can be shown."""
    drawn = {code for outline in load_atlas().world.outlines for code in outline.codes}
    assert set(load_directory().countries) - drawn == NOT_DRAWN


def test_the_outlines_are_small() -> None:
    """Both maps stand inside pages: together they stay well below what a page may weigh."""
    assert (GEOGRAPHY / OUTLINES_FILE).stat().st_size < 200_000


@pytest.mark.parametrize(
    "path", ["M0 0l1 1z<script>", 'M0 0l1 1z" onload="', "M0 0L5 5z", "url(#x)"]
)
def test_nothing_but_a_path_is_read(tmp_path: Path, path: str) -> None:
    """A file that was changed cannot bring markup into a page."""
    area = {"codes": ["ID"], "at": [0, 0], "size": 1, "path": path}
    sheet = {"width": 1, "height": 1, "areas": [area]}
    text = json.dumps({"world": sheet, "indonesia": sheet})
    (tmp_path / OUTLINES_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError):
        load_atlas(tmp_path)
