"""The reasons for which sources are skipped are documented."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[4]
# What cannot be fetched is told on pages of its own.
_ELSEWHERE = {"feeds", "fetching"}
_TOLD = re.compile(r'(?:SkipError\(\s*[^,()]+,\s*|reason=)"(\w+)"')


def _read_code() -> str:
    source = ROOT / "src" / "jalin" / "source"
    files = (path for path in source.rglob("*.py") if not _ELSEWHERE & set(path.parts))
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_reasons_are_documented() -> None:
    """Each reason that the code gives is in the table, and each of the table is one of the code."""
    page = (ROOT / "docs" / "reference" / "sources.md").read_text(encoding="utf-8")
    table = page.partition("## Why a source is skipped")[2].partition("\n## ")[0]
    documented = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))
    code = _read_code()
    assert set(_TOLD.findall(code)) <= documented
    assert {reason for reason in documented if f'"{reason}"' not in code} == set()
