"""The filter of deals as one bar of choices."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.model import Document, PartialDate, Reading, Stage
from jalin.pipeline.catalogue.filter import Facet, Filter
from jalin.pipeline.serving.library import Library
from jalin.pipeline.serving.visit import Visit
from jalin.store.register import Register
from jalin.web.choosing.filters import Filters, build_filters, choose, list_parameters
from jalin.web.frame.frame import Frame
from jalin.web.frame.links.live import LiveLinks
from jalin.web.frame.preferences import Language, Theme
from jalin.web.frame.rendering import build_wording
from register_factory import deal, doc, fill, parties, reading

TODAY = dt.date(2026, 6, 30)


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    """Visit a register of two deals, signed in two years."""
    path: Path = tmp_path_factory.mktemp("filters") / "jalin.db"
    with Register.open(path) as register:
        fill(register, _tell("Thales", "2025-05-04"), _tell("Saab", "2026-05-04"))
    with Library(path, lambda: TODAY) as library, library.visit() as opened:
        yield opened


def test_a_group_counts_its_values(visit: Visit) -> None:
    """What is chosen of a facet does not narrow its own counts; the newest year comes first."""
    filters = _build(visit, Filter(year=("2025",)))
    (group,) = (it for it in filters.groups if it.facet is Facet.YEAR)
    told = [(it.value, it.count, it.chosen) for it in group.choices]
    assert told == [("2026", 1, False), ("2025", 1, True)]
    assert (group.n_chosen, filters.total) == (1, 1)


def test_values_are_named_in_the_language_of_the_page(visit: Visit) -> None:
    """Countries and words of vocabularies alike."""
    filters = _build(visit, Filter())
    words = {group.facet: [it.word for it in group.choices] for group in filters.groups}
    assert "Indonesia" in words[Facet.COUNTRY]
    assert words[Facet.STAGE] == ["committed"]


def test_what_is_not_offered_is_sent_along(visit: Visit) -> None:
    """A party that was chosen elsewhere stays chosen, and is named."""
    filters = _build(visit, Filter(party=("thales",), words="kontrak"))
    assert filters.kept == (("party", "thales"),)
    assert filters.words == "kontrak"
    assert [chip.word for chip in filters.chips] == ["kontrak", "Thales Group"]


def test_each_choice_can_be_taken_back(visit: Visit) -> None:
    """Its chip leads to the page without it, and nothing else changes."""
    filters = _build(visit, Filter(words="kontrak", state=("quiet", "moving")))
    assert [chip.address for chip in filters.chips] == [
        "/map?state=quiet&state=moving",
        "/map?q=kontrak&state=moving",
        "/map?q=kontrak&state=quiet",
    ]
    assert filters.clear == "/map"


def test_a_filter_becomes_parameters_of_a_link() -> None:
    """Several values of one facet stay together."""
    asked = choose(Filter(words="radar"), Facet.STATE, "quiet", "moving")
    assert list_parameters(asked, place="32") == {
        "q": ("radar",),
        "state": ("quiet", "moving"),
        "place": "32",
    }


def _build(visit: Visit, asked: Filter) -> Filters:
    frame = Frame(
        wording=build_wording(Language.ENGLISH),
        theme=Theme.AUTO,
        links=LiveLinks(find_version=str),
        today=TODAY,
    )
    selection = visit.select(asked)
    return build_filters(
        visit, frame, selection, asked, lambda it: frame.links.map(**list_parameters(it))
    )


def _tell(other: str, published: str) -> tuple[Document, Reading]:
    document = doc(f"PT Len dan {other} meneken kontrak.", name=other, published=published)
    told = deal(
        *parties("PT Len", other),
        stage=Stage.COMMITTED,
        date=PartialDate.parse(published),
        objects=(other,),
        evidence=document.text,
    )
    return document, reading(document, told)
