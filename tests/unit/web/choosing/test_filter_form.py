"""The form that narrows a page to some deals."""

import datetime as dt

from jalin.model import DealState
from jalin.pipeline.catalogue.building import catalogue_deals
from jalin.pipeline.catalogue.filter import Facet, Filter
from jalin.pipeline.show.moment import Moment
from jalin.web.choosing.filter_form import build_filter_form, list_parameters
from jalin.web.frame.preferences import Language
from jalin.web.frame.rendering import build_wording
from view_factory import summary

DEALS = (summary(id="1"), summary(id="2", state=DealState.QUIET))
CATALOGUE = catalogue_deals(Moment(day=dt.date(2026, 6, 30)), DEALS, {})
WORDING = build_wording(Language.ENGLISH)


def test_a_group_counts_its_values() -> None:
    """What is chosen of a facet does not narrow its own counts."""
    asked = Filter(state=("quiet",))
    form = build_filter_form(CATALOGUE.find(asked), asked, WORDING)
    (group,) = (it for it in form.groups if it.name == Facet.STATE)
    assert [(it.value, it.count, it.chosen) for it in group.choices] == [
        ("quiet", 1, True),
        ("moving", 1, False),
    ]
    assert (group.n_chosen, form.is_empty) == (1, False)


def test_values_are_named_in_the_language_of_the_page() -> None:
    """Countries and words of vocabularies alike."""
    form = build_filter_form(CATALOGUE.find(), Filter(), WORDING)
    labels = {group.name: [it.label for it in group.choices] for group in form.groups}
    assert set(labels["country"]) == {"Indonesia", "India"}
    assert labels["stage"] == ["intent"]


def test_what_is_not_offered_is_sent_along() -> None:
    """An outlet that was chosen elsewhere stays chosen."""
    asked = Filter(outlet=("Warta",), party=("pt-pindad",), words="radar")
    form = build_filter_form(CATALOGUE.find(asked), asked, WORDING)
    assert form.kept == (("party", "pt-pindad"), ("outlet", "Warta"))
    assert form.words == "radar"


def test_a_filter_becomes_parameters_of_a_link() -> None:
    """Several values of one facet stay together."""
    asked = Filter(state=("quiet", "moving"), words="radar")
    assert list_parameters(asked, place="32") == {
        "q": ("radar",),
        "state": ("quiet", "moving"),
        "place": "32",
    }
