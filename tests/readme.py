"""The parts of the README that come out of the program, between two comments each.

Run as a program it writes them anew.
"""

import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence

from handbook import ROOT, read_page
from jalin.pipeline.jobs import Intake, evaluate_intake, find_sample

# The day on which the demo and the figures of the README are taken; the articles are older.
TODAY = dt.date(2026, 3, 1)
FIGURES = (
    *("relevance", "deal", "deal_strict", "party", "instrument", "stage", "date"),
    *("people", "relations", "statements", "promises"),
)
# What the excerpt shows of the demo: how a line begins, and how many lines from there.
EXCERPT = (
    (r"The sample articles", 1),
    (r" deal +who", 2),
    (r" \w{8} +Naval Group", 3),
    (r" \w{8} +BASF", 2),
    (r" \w{8} +PT Industri Kereta Api", 3),
    (r"\d+ deals\. ", 1),
    (r"PT Pindad .* deal \w+$", 8),
    (r"History", 4),
    (r"  –  .* nothing moves", 3),
    (r"  2021-03-05", 4),
    (r"Claims", 5),
    (r"Sources: ", 3),
    (r"Overdue promises", 4),
    (r" 2021 ", 4),
    (r"Contradictions", 4),
    (r" \w{8} +amounts", 3),
    (r"How far the deals got", 16),
)


def find_block(page: str, name: str) -> str:
    """Give what stands between the comments of a name."""
    return page.split(f"<!-- {name} -->\n", 1)[1].split(f"<!-- end of {name} -->", 1)[0]


def build_figures() -> str:
    """Score the reader on the sample articles and lay out the table of figures."""
    intake = Intake(paths=find_sample(), today=TODAY, fields={})
    scores = evaluate_intake(ROOT / "tests" / "gold" / "sample.jsonl", intake).scores
    found = {figure.name: figure for figure in scores.figures}
    rows = (
        f"| {name.replace('_', ' ')} | {found[name].precision:.2f} | {found[name].recall:.2f} "
        f"| {found[name].f1:.2f} |"
        for name in FIGURES
    )
    return "\n".join(
        ("| figure | precision | recall | F1 |", "| --- | --- | --- | --- |", *rows, "")
    )


def build_excerpt() -> str:
    """Run the demo and cut the excerpt out of what it prints."""
    environment = {**os.environ, "JALIN_TODAY": str(TODAY), "COLUMNS": "100"}
    command = [sys.executable, "-m", "jalin", "demo"]
    ended = subprocess.run(command, capture_output=True, check=True, env=environment)  # noqa: S603 (our own command)
    return "\n".join(("```text", *_cut(ended.stdout.decode().splitlines()), "```", ""))


def refresh() -> None:
    """Write excerpt and figures of the README anew."""
    page = read_page("README.md")
    for name, block in (("demo", build_excerpt()), ("figures", build_figures())):
        page = page.replace(find_block(page, name), block)
    (ROOT / "README.md").write_text(page, encoding="utf-8")


def _cut(lines: Sequence[str]) -> Iterator[str]:
    """Give the chosen lines, with dots where others are left out. Raises StopIteration."""
    end = 0
    for pattern, n_lines in EXCERPT:
        start = next(i for i in range(end, len(lines)) if re.match(pattern, lines[i]))
        left_out = [line for line in lines[end:start] if line.strip()]
        if left_out:
            yield "…"
        elif start > end:
            yield ""
        end = start + n_lines
        yield from lines[start:end]


if __name__ == "__main__":
    refresh()
