"""Make a finding smaller: pieces are cut out as long as what is left breaks at the same place.

`python tests/trust/fuzz/minimise.py TARGET FILE` writes the smaller input over the file.
"""

import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]


def minimise(name: str, content: bytes) -> bytes:
    """Cut out halves, quarters and so on, as long as the finding stays the same."""
    from trust.fuzz.table import find_target  # noqa: PLC0415 (found by the path set below)
    from trust.fuzz.target import attempt  # noqa: PLC0415

    target = find_target(name)
    run = target.build()

    def tell(tried: bytes) -> str | None:
        finding = attempt(run, tried, target)
        return None if finding is None else finding.what.partition(":")[0] + finding.place

    wanted = tell(content)
    if wanted is None:
        raise SystemExit("nothing breaks")
    size = len(content) // 2
    while size:
        start = 0
        while start < len(content):
            tried = content[:start] + content[start + size :]
            if tell(tried) == wanted:
                content = tried
            else:
                start += size
        size //= 2
    return content


if __name__ == "__main__":
    sys.path.insert(0, str(TESTS))
    file = Path(sys.argv[2])
    file.write_bytes(minimise(sys.argv[1], file.read_bytes()))
