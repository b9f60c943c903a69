"""The views of a register, on every engine."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from jalin.model import JudgementKind, Stage
from jalin.pipeline.show.promise_lines import list_promise_lines
from jalin.pipeline.show.summaries import list_deals
from jalin.store.engine.database import Value
from jalin.store.register import Register
from jalin.store.rows import DealPromiseRow, SettlementRow
from jalin.store.views.view import View, declare_text, digest_views
from jalin.store.views.views import VIEWS
from review_factory import FIRST, NOW, TODAY, fill_review, keep, verdict

_Row = dict[str, Value]


@pytest.fixture
def register(address: str) -> Iterator[Register]:
    """Open a register with two deals of which a reviewer decided something."""
    with Register.open(address) as opened:
        fill_review(opened)
        yield opened


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """Give the address of a register that is not there yet, on each engine."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("tmp_path") / "jalin.db")
    return str(request.getfixturevalue("postgres_url"))


def ask(register: Register, name: str, **wanted: str) -> list[_Row]:
    """Give the rows of a view with some values."""
    (view,) = (it for it in VIEWS if it.name == name)
    tests = " AND ".join(["1 = 1", *(f"{column} = ?" for column in wanted)])
    columns = [it.name for it in view.columns]
    query = f"SELECT {', '.join(columns)} FROM {name} WHERE {tests} ORDER BY {columns[0]}"  # noqa: S608
    found = register._database.fetch(query, tuple(wanted.values()))  # noqa: SLF001
    return [dict(zip(columns, row, strict=True)) for row in found]


def test_deals_stand_as_they_are_listed(register: Register) -> None:
    """Parties, countries, lists of values and counts are those of the list of deals."""
    rows = {row["id"]: row for row in ask(register, "deals")}
    listed = list_deals(register, TODAY)
    assert len(listed) == len(rows) == 2
    for deal in listed:
        row = rows[deal.id]
        assert row["parties"] == "; ".join(party.name for party in deal.parties)
        assert row["party_ids"] == "; ".join(party.id for party in deal.parties)
        assert row["objects"] == ("; ".join(deal.objects) or None)
        assert row["outlets"] == ("; ".join(deal.outlets) or None)
        assert (row["stage"], row["reached"], row["binding"]) == (
            deal.stage,
            deal.reached,
            deal.binding,
        )
        assert (row["documents"], row["sources"]) == (deal.documents, deal.sources)
        assert (row["place"], row["date"]) == (deal.place, deal.date and str(deal.date))


def test_a_binding_deal_is_marked(register: Register) -> None:
    """The venture binds, the memorandum does not."""
    found = {row["stage"]: row["binding"] for row in ask(register, "deals")}
    assert found == {str(Stage.INTENT): 0, str(Stage.COMMITTED): 1}


def test_a_step_has_the_sentence_that_was_told_first(register: Register) -> None:
    """Two documents tell the memorandum; the step quotes the earlier one, and counts both."""
    (step,) = ask(register, "steps", stage="intent")
    assert (step["document_id"], step["documents"]) == (FIRST.id, 2)
    assert step["quote"] == FIRST.text[int(str(step["span_start"])) : int(str(step["span_end"]))]


def test_a_promise_has_the_words_that_told_it(register: Register) -> None:
    """It bears the id of its line in the ledger, and nothing became of it yet."""
    (row,) = ask(register, "promises")
    (line,) = list_promise_lines(register, TODAY)
    assert (row["id"], row["deal_id"]) == (line.line, line.deal_ids[0])
    assert (row["who"], row["quote"]) == ("PT Pindad", "Rampung pada Juni")
    assert (row["outcome"], row["settled_on"], row["settled_by"]) == (None, None, None)


def test_a_reviewer_settles_a_promise(register: Register) -> None:
    """The outcome and its day are shown, and the evidence names the reviewer."""
    said = verdict(
        JudgementKind.CORRECT, field="promise", value="partially_met", quote="Rampung pada Juni"
    )
    keep(register, said)
    (row,) = ask(register, "promises")
    assert (row["outcome"], row["settled_on"]) == ("partially_met", NOW.date().isoformat())
    assert row["settled_by"] == "judgement"
    (word,) = ask(register, "evidence", about="settlement")
    assert (word["reviewer"], word["document_id"], word["quote"]) == ("Ana", None, None)
    assert word["item"] == row["id"]


def test_what_two_tellings_share_is_told_once(register: Register) -> None:
    """A second telling of a promise has the same outcome: the words stand once, as in an export."""
    said = verdict(JudgementKind.CORRECT, field="promise", value="met", quote="Rampung pada Juni")
    keep(register, said)
    (line,) = register.find(DealPromiseRow)
    (settled,) = register.find(SettlementRow)
    again = line.position + 1
    register.insert([replace(line, position=again), replace(settled, position=again)])
    assert len(register.find(SettlementRow)) == 2
    assert len(ask(register, "evidence", about="settlement")) == 1


def test_what_a_reviewer_rejects_is_marked(register: Register) -> None:
    """The value stays among the evidence, marked as forbidden and not shown."""
    keep(register, verdict(JudgementKind.REJECT, field="objects", value="bus listrik"))
    found = ask(register, "evidence", value="bus listrik", document_id=FIRST.id)
    assert {(row["shown"], row["rejected"]) for row in found} == {(0, 1)}


def test_all_evidence_is_the_slice_of_its_text(register: Register) -> None:
    """The words of each row are those between its places in the document's text."""
    rows = [row for row in ask(register, "evidence") if row["document_id"] is not None]
    texts = {
        key: document.text
        for key, document in register.documents(str(row["document_id"]) for row in rows).items()
    }
    assert {row["about"] for row in rows} == {"value", "step", "promise"}
    for row in rows:
        text = texts[str(row["document_id"])]
        assert row["quote"] == text[int(str(row["span_start"])) : int(str(row["span_end"]))]


def test_a_party_has_all_its_names_and_counts_its_deals(register: Register) -> None:
    """Every organisation of a deal is there once."""
    found = {row["name"]: row for row in ask(register, "parties")}
    assert found["PT Pindad"]["deals"] == 1
    assert "PT Pindad" in str(found["PT Pindad"]["names"]).split("; ")
    assert len(found) == 4


def test_a_change_of_a_view_derives_nothing_anew(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Views are made anew, and no document is behind."""
    with Register.open(address) as register:
        fill_review(register)
    short = View(
        name="deals",
        rows="one deal",
        columns=(declare_text("id", "names it"),),
        question="SELECT id FROM told_deals",
    )
    monkeypatch.setattr("jalin.store.schema.VIEWS", (short,))
    with Register.open(address) as register:
        assert register.pending() == ()
        assert len(register._database.fetch("SELECT * FROM deals")[0]) == 1  # noqa: SLF001
    monkeypatch.undo()
    with Register.open(address) as register:
        assert len(ask(register, "deals")) == 2
        assert register.pending() == ()


def test_every_change_of_a_view_shows() -> None:
    """Another question has another digest."""
    view = View(
        name="a", rows="one", columns=(declare_text("id", "names it"),), question="SELECT 1"
    )
    other = View(name="a", rows="one", columns=view.columns, question="SELECT 2")
    assert digest_views([view]) != digest_views([other])
