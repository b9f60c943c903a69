"""A briefing sheet as Markdown with footnotes, as GitHub, Pandoc and most editors read it.

No text of a document becomes a mark of its own: no HTML, no link, no picture, no heading.
"""

import re
from collections.abc import Iterable, Iterator

from jalin.export.atom import clean_text
from jalin.export.briefing.addresses import find_web_address
from jalin.export.briefing.briefing import (
    Briefing,
    BriefingSection,
    BriefingTable,
    Cell,
    Line,
    Note,
    Run,
)

# What some reader of Markdown takes for a mark anywhere in a line.
_MARKS = re.compile(r"[\\`*_{}\[\]<>|~^$&@]")
# What becomes a link by itself.
_SCHEME = re.compile(r":(?=//)|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
_HOST = re.compile(r"(?<=www)\.", re.IGNORECASE)
# What is a list, a rule or a heading where a line starts with it.
_START = re.compile(r"^(\d+)([.)])|^([-+=:#])")
_LINE_GAP = " · "


def write_markdown(briefing: Briefing) -> bytes:
    """Write a sheet: equal sheets give equal bytes."""
    lines = [f"# {escape_markdown(briefing.title)}", "", f"*{_write_inner(briefing.kicker)}*", ""]
    for heading, told in briefing.facts:
        lines.append(f"- **{_write_inner(heading)}:** {_write_inner(told)}")
    lines += ["", escape_markdown(briefing.legend), ""]
    for section in briefing.sections:
        lines += _write_section(section)
    lines += [f"## {escape_markdown(briefing.notes_title)}", ""]
    lines += [_write_note(note) for note in briefing.notes]
    lines += ["", "---", "", escape_markdown(briefing.footer), ""]
    return "\n".join(lines).encode()


def escape_markdown(text: str) -> str:
    r"""Write a text so that it stands for itself, at the start of a line too.

    >>> escape_markdown("1. <b>[x](javascript:y)</b>")
    '1\\. \\<b\\>\\[x\\](javascript:y)\\</b\\>'
    """
    return _START.sub(_escape_start, _write_inner(text))


def _write_inner(text: str) -> str:
    """Write a text inside a line."""
    escaped = _MARKS.sub(r"\\\g<0>", clean_text(text))
    return _HOST.sub(r"\\.", _SCHEME.sub(r"\\:", escaped))


def _escape_start(found: re.Match[str]) -> str:
    return f"\\{found[3]}" if found[3] else f"{found[1]}\\{found[2]}"


def _write_section(section: BriefingSection) -> Iterator[str]:
    yield from (f"## {escape_markdown(section.title)}", "", escape_markdown(section.lead), "")
    for table in section.tables:
        yield from _write_table(table)
    for remark in section.remarks:
        yield from (escape_markdown(remark), "")


def _write_table(table: BriefingTable) -> Iterator[str]:
    if table.title is not None:
        yield from (f"### {escape_markdown(table.title)}", "")
    yield _join_cells(_write_inner(column.heading) for column in table.columns)
    yield _join_cells("---" for _ in table.columns)
    for row in table.rows:
        yield _join_cells(map(_write_cell, row))
    yield ""
    if table.left_out is not None:
        yield from (f"*{_write_inner(table.left_out)}*", "")


def _join_cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _write_cell(cell: Cell) -> str:
    return _LINE_GAP.join(filter(None, map(_write_line, cell)))


def _write_line(line: Line) -> str:
    return "".join(map(_write_run, line))


def _write_run(run: Run) -> str:
    # Blanks at the edge of strong words would make them weak.
    inner = _write_inner(run.text)
    if run.is_strong and inner:
        inner = f"**{inner}**"
    before = " " if run.text[:1].isspace() else ""
    after = " " if run.text[-1:].isspace() and run.text.strip() else ""
    mark = " †" if run.is_derived else ""
    return f"{before}{inner}{mark}{''.join(f'[^{number}]' for number in run.notes)}{after}"


def _write_note(note: Note) -> str:
    address = find_web_address(note.url)
    shown = "" if note.url is None else f", {_write_inner(note.url)}"
    link = shown if address is None else f", <{address}>"
    source = f"{_write_inner(note.source)}{link} ({_write_inner(note.place)})"
    return f"[^{note.number}]: “{_write_inner(note.quote)}” — {source}"
