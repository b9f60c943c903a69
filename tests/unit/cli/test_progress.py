"""The moving line."""

import io

from rich.console import Console
from rich.progress import Progress

from jalin.cli.progress import COLUMNS


def test_a_name_that_looks_like_markup_is_told_as_it_stands() -> None:
    """The name of a document is no markup: a closing tag in it breaks nothing."""
    console = Console(file=io.StringIO(), force_terminal=True, width=100)
    with Progress(*COLUMNS, console=console) as progress:
        progress.add_task("reading", total=None, name="naskah[/b]")
    assert isinstance(console.file, io.StringIO)
    assert "naskah[/b]" in console.file.getvalue()
