"""Briefing sheets as Markdown: footnotes, tables, and no mark that a document made."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from jalin.export.briefing.briefing import Run
from jalin.export.briefing.markdown import escape_markdown, write_markdown
from sheet_factory import briefing, note, table

HOSTILE = (
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![x](https://spy.example/a.png)",
    "<https://spy.example>",
    "`code` **strong** _weak_ ~~gone~~",
    "a | b | c",
    "[^1]: another note",
    "&lt;b&gt; &amp;",
    "# heading\n\n- list\n\n> quote\n\n    code",
    "[x]: https://spy.example",
    "line\u202eenil \x1b[31m",
)
# What our own sheets are made of.
OWN = {
    *("paragraph", "inline", "text", "heading", "strong", "em", "bullet_list", "list_item", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td", "text_special", "softbreak"),
}


def list_tokens(written: bytes) -> Iterator[Token]:
    """List everything that a reader of Markdown sees in a text."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for token in parser.parse(written.decode()):
        yield token
        yield from token.children or ()


def list_kinds(written: bytes) -> set[str]:
    """List what kinds of things a text is made of."""
    return {it.type.removesuffix("_open").removesuffix("_close") for it in list_tokens(written)}


def test_values_lead_to_their_notes() -> None:
    """A number behind the words is the name of a footnote at the end."""
    written = write_markdown(briefing(table((Run(text="Thales", notes=(1, 2)),)))).decode()
    assert "| Thales[^1][^2] |" in written
    assert "[^1]: “Kedua pihak sepakat.” — Warta a, 4 Feb 2026 (document 0123" in written


def test_what_a_rule_tells_is_marked() -> None:
    """It has no note, and says so."""
    assert (
        "| moving † |"
        in write_markdown(briefing(table((Run(text="moving", is_derived=True),)))).decode()
    )


def test_what_is_left_out_is_said() -> None:
    """Behind the table."""
    written = write_markdown(briefing(table((Run(text="x"),), left_out="3 more.")))
    assert "*3 more.*" in written.decode()


def test_a_page_of_the_web_is_a_link() -> None:
    """As it stands."""
    address = "https://warta.example/a_b?c=d*e"
    links = list_tokens(write_markdown(briefing(notes=(note(url=address),))))
    assert [it.attrs["href"] for it in links if it.type == "link_open"] == [address]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_mark(text: str) -> None:
    """In whatever place it stands."""
    sheet = briefing(
        table((Run(text=text, is_strong=True), Run(text=text))),
        notes=(note(quote=text, url=f"javascript:{text}"),),
        title=text,
    )
    assert list_kinds(write_markdown(sheet)) <= OWN


@given(text=st.text(max_size=40))
def test_any_text_stands_for_itself(text: str) -> None:
    """Nothing that anybody writes becomes a mark, at the start of a line too."""
    kinds = list_kinds(f"{escape_markdown(text)}\n".encode("utf-8", "replace"))
    assert kinds <= {"paragraph", "inline", "text", "text_special"}


@pytest.mark.parametrize("text", ["https://spy.example", "www.spy.example", "a@spy.example"])
def test_no_address_becomes_a_link_by_itself(text: str) -> None:
    """What editors take for an address is broken by a stroke."""
    assert "\\" in escape_markdown(text)


def test_equal_sheets_give_equal_bytes() -> None:
    """Nothing but the sheet counts."""
    assert write_markdown(briefing()) == write_markdown(briefing())
