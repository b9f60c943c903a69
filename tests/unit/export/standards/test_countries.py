"""Countries by their codes."""

from pathlib import Path

import pytest

from jalin.export.standards.countries import load_countries
from jalin.model import LexiconError
from jalin.text.directory import load_directory


def test_every_country_of_the_directory_has_a_code() -> None:
    """No party of a known country is without one."""
    countries = load_countries()
    assert set(load_directory().countries) <= set(countries)
    assert [countries[it] for it in ("ID", "KR", "NO", "TL")] == ["IDN", "KOR", "NOR", "TLS"]


def test_no_two_countries_share_a_code() -> None:
    """Each is three letters."""
    codes = list(load_countries().values())
    assert len(set(codes)) == len(codes)
    assert all(len(code) == 3 and code.isalpha() and code.isupper() for code in codes)


def test_a_broken_file_tells_its_lines(tmp_path: Path) -> None:
    """All of them at once."""
    file = tmp_path / "countries.yml"
    file.write_text("- {id: ID, code: IDN}\n- {id: ID, code: IDX}\n- {id: NO}\n", "utf-8")
    with pytest.raises(LexiconError, match=r"(?s)yml:2.*yml:3"):
        load_countries(file)
