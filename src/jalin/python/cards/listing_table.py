"""The table of a list of parties, promises, contradictions or answers."""

from collections.abc import Sequence

from jalin.python.cards.rendering import render

# Longer texts need a column of some width, or they would be a tower of words.
_LONG = 60


def draw_listing(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[object]], more: int
) -> str:
    """Draw the first rows of a list; `more` counts those that are left out.

    A column in which no row says anything is left out.
    """
    told = [[_write_cell(cell) for cell in row] for row in rows]
    said = [place for place in range(len(columns)) if any(row[place] for row in told)]
    return render(
        "listing.html",
        title=title,
        columns=[columns[place] for place in said],
        rows=[[row[place] for place in said] for row in told],
        more=more,
        long=_LONG,
    )


def _write_cell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, list | tuple):
        return ", ".join(map(str, cell))
    return str(cell)
