"""Countries by the two codes of ISO 3166-1: data of `countries.yml`, read once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from jalin.model import LexiconError
from jalin.text.lexicon import read_entries

_FILE = Path(__file__).with_suffix(".yml")


@cache
def load_countries(file: Path = _FILE) -> Mapping[str, str]:
    """Read which three letters (alpha-3) go with two (alpha-2). Raises LexiconError."""
    faults: list[str] = []
    countries: dict[str, str] = {}
    for line, entry in read_entries(file, faults):
        if set(entry) == {"id", "code"} and entry["id"] not in countries:
            countries[entry["id"]] = entry["code"]
        else:
            faults.append(f"{file.name}:{line}: not a country of its own with an id and a code")
    if faults:
        raise LexiconError(faults)
    return MappingProxyType(countries)
