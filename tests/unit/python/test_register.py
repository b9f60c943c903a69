"""What a register that is open in Python answers."""

import datetime as dt
import gc
import threading
from pathlib import Path
from typing import assert_type

import pytest

import jalin
from jalin.model import JalinError
from jalin.pipeline.statistics.parties.listing import PartyLine
from jalin.store.register import Register
from python_factory import FIRST, LATER, OTHER, TODAY, fill_small
from register_factory import deal, doc, parties, reading

_MANY = 12


def test_deals_are_found_by_a_question_and_by_keywords(reg: jalin.Register) -> None:
    """Both narrow the list; without either every deal is there, the latest first."""
    everything = reg.deals()
    assert [deal.parties[0].name for deal in everything] == ["PT Pindad", "PT Len Industri"]
    assert reg.deals("patungan") == everything[1:]
    assert reg.deals("party:thales") == everything[1:]
    assert reg.deals(party="pindad") == everything[:1]
    assert reg.deals("meneken", party="thales") == everything[:0]


@pytest.mark.parametrize(
    ("wanted", "n_deals"),
    [
        ({"stage": "intent"}, 1),
        ({"stage": jalin.Stage.COMMITTED}, 1),
        ({"stage": ("intent", "committed")}, 2),
        ({"year": 2026}, 1),
        ({"year": [2024, 2026]}, 2),
        ({"country": "fr"}, 1),
        ({"outlet": "Warta a"}, 1),
        ({"since": "2025"}, 1),
        ({"since": dt.date(2024, 5, 1)}, 2),
        ({"until": jalin.PartialDate.parse("2024-06")}, 1),
        ({"party": None}, 2),
    ],
)
def test_keywords_choose(reg: jalin.Register, wanted: dict[str, object], n_deals: int) -> None:
    """A value may be text, a member, a number or several of them; None chooses nothing."""
    assert len(reg.deals(**wanted)) == n_deals  # type: ignore[arg-type]


def test_deals_are_sorted_and_cut(reg: jalin.Register) -> None:
    """`sort` names the order of the pages, `limit` keeps the first."""
    (first,) = reg.deals(sort="stage", limit=1)
    assert first.stage is jalin.Stage.COMMITTED


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({"stage": "nowhere"}, "stage: no such value: 'nowhere'"),
        ({"stage": 1.5}, "stage: neither a text nor several: 1.5"),
        ({"country": "France"}, "country: not a country's code"),
        ({"since": "soon"}, "since: not a date such as 2026"),
        ({"sort": "size"}, "sort: no such value: 'size'; one of date, news"),
        ({"limit": -1}, "limit: not a number from 0 on: -1"),
    ],
)
def test_what_cannot_be_asked_is_told(
    reg: jalin.Register, wanted: dict[str, object], told: str
) -> None:
    """The fault names the keyword and what it may be."""
    with pytest.raises(jalin.QuestionError, match=told):
        reg.deals(**wanted)  # type: ignore[arg-type]


def test_a_keyword_that_is_none_is_refused(reg: jalin.Register) -> None:
    """A slip of the keyword is an error in the program, and mypy sees it too."""
    with pytest.raises(TypeError, match="no such keyword: 'colour'; one of activity, country"):
        reg.deals(colour="red")  # type: ignore[call-arg]


def test_one_deal_is_shown_by_the_start_of_its_id(reg: jalin.Register) -> None:
    """The start is enough; where none fits the error says so."""
    (first, _) = reg.deals()
    assert reg.deal(first.id[:5]) == first
    with pytest.raises(jalin.DealNotFoundError, match="'zz' is none"):
        reg.deal("zz")
    with pytest.raises(jalin.DealNotFoundError, match="fits 2 deals"):
        reg.deal("")


def test_a_register_on_postgresql_is_opened_by_its_url(postgres_url: str) -> None:
    """Its answers are those of a file."""
    with Register.open(postgres_url) as register:
        fill_small(register)
    with jalin.open(postgres_url, today=TODAY) as opened:
        assert [it.parties[0].name for it in opened.deals()] == ["PT Pindad", "PT Len Industri"]
        assert len(opened.deals(party="thales")[0].evidence) > 0
        assert repr(opened).startswith("<Register postgresql://")


def test_a_view_of_a_day_is_another_view(reg: jalin.Register) -> None:
    """What was published later is not there; the register itself is left as it is."""
    past = reg.as_of("2025-01-01")
    assert [len(past.deals()), len(reg.deals())] == [1, 2]
    assert past.day == dt.date(2025, 1, 1)
    assert repr(past).endswith("as of 2025-01-01>")
    assert len(past.as_of(None).deals()) == 2
    with pytest.raises(jalin.DealNotFoundError, match="was not known on 2025-01-01"):
        past.deal(reg.deals()[0].id)


def test_a_register_is_opened_as_of_a_day(path: Path) -> None:
    """The day of the view may be given at once, as text or as a date."""
    with jalin.open(path, as_of=dt.date(2025, 1, 1)) as opened:
        assert [it.parties[0].name for it in opened.deals()] == ["PT Len Industri"]


def test_the_day_is_that_of_the_clock_unless_it_is_given(path: Path) -> None:
    """Silence and due dates are judged on a day that moves on by itself."""
    with jalin.open(path) as opened:
        before = dt.date.today()  # noqa: DTZ011 (the local day)
        assert before <= opened.day <= dt.date.today()  # noqa: DTZ011 (the same)
    with jalin.open(path, today=dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)) as opened:
        assert opened.day == dt.date(2026, 3, 1)


@pytest.mark.parametrize("wrong", ["2026-02", "tomorrow", 20260201])
def test_what_is_no_day_is_told(path: Path, wrong: str) -> None:
    """A view is of a whole day."""
    with pytest.raises(jalin.QuestionError, match="today: not a day such as 2026-02-04"):
        jalin.open(path, today=wrong)


def test_parties_are_listed_and_one_is_shown(reg: jalin.Register) -> None:
    """They are found by the start of a word of a name, by kind and by country."""
    assert [line.party.id for line in reg.parties("Pin")] == ["pindad"]
    assert [line.party.id for line in reg.parties(country="FR")] == ["thales"]
    assert {line.party.country for line in reg.parties(kind="state_owned_enterprise")} == {"ID"}
    assert_type(reg.parties()[0], PartyLine)
    with pytest.raises(jalin.QuestionError, match="kind: no such value: 'band'"):
        reg.parties(kind="band")


def test_promises_are_chosen_by_state_and_due_date(reg: jalin.Register) -> None:
    """A promise is due before a date if its last possible day is."""
    (promise,) = reg.promises(state="overdue")
    assert (promise.who, str(promise.due)) == ("PT Pindad", "2026-05")
    assert reg.promises(due_before="2026-06") == reg.promises()
    assert [*reg.promises(due_before="2026-05-31")] == []
    assert [*reg.promises(state="met")] == []
    with pytest.raises(jalin.QuestionError, match="state: no such value: 'late'"):
        reg.promises(state="late")


def test_contradictions_have_both_sides(reg: jalin.Register) -> None:
    """Each side has the sentences that take it."""
    (quarrel,) = reg.contradictions()
    assert quarrel.field == "place"
    assert {side.value for side in quarrel.sides} == {"Bandung", "Jakarta"}


def test_the_texts_are_searched(reg: jalin.Register) -> None:
    """The best documents come with the passage and their deals."""
    (hit,) = reg.search("patungan")
    assert hit.source.document_id == OTHER.id
    assert [deal.id for deal in hit.deals] == [reg.deals()[1].id]
    with pytest.raises(jalin.QuestionError, match="never closed"):
        reg.search('"patungan')


def test_a_document_has_its_reading(reg: jalin.Register) -> None:
    """A document is shown with what was read in it, unless it was not there on the day."""
    told = reg.document(FIRST.id)
    assert (told.text, told.title) == (FIRST.text, "Teken MoU")
    assert [party.name for party in told.deals[0].parties] == ["PT Pindad", "Ashok Leyland"]
    with pytest.raises(jalin.DocumentNotFoundError, match="'nothing' is none"):
        reg.document("nothing")
    with pytest.raises(jalin.DocumentNotFoundError):
        reg.as_of("2026-02-04").document(LATER.id)


def test_where_there_is_no_register_opening_says_so(tmp_path: Path) -> None:
    """Nothing is made by mistake."""
    with pytest.raises(jalin.RegisterError, match="there is none yet"):
        jalin.open(tmp_path / "none.db")
    assert [*tmp_path.iterdir()] == []


def test_a_closed_register_answers_no_more(path: Path) -> None:
    """That holds for all its views and for what is looked up later; closing twice is fine."""
    opened = jalin.open(str(path))
    past = opened.as_of("2026-06-30")
    (first, _) = opened.deals()
    opened.close()
    opened.close()
    assert repr(opened).endswith("jalin.db, closed>")
    assert first.stage is jalin.Stage.INTENT
    with pytest.raises(jalin.ClosedError, match=r"is closed; open it again with jalin\.open"):
        past.deals()
    with pytest.raises(jalin.ClosedError):
        _ = first.steps


def test_a_register_that_nobody_holds_closes_by_itself(tmp_path: Path) -> None:
    """A deal holds its register; a notebook that forgets to close leaves no file open."""
    path, log = tmp_path / "jalin.db", tmp_path / "jalin.db-wal"
    with Register.open(path) as register:
        fill_small(register)
    first = jalin.open(path).deals()[0]
    gc.collect()
    assert first.steps
    # SQLite removes this file when the last who has the register open lets go of it.
    assert log.exists()
    del first
    gc.collect()
    assert not log.exists()


def test_what_others_add_is_seen_by_the_next_call(tmp_path: Path) -> None:
    """Values that were given stay as they are, and the revision is another."""
    path = tmp_path / "jalin.db"
    with Register.open(path) as register:
        fill_small(register)
    with jalin.open(path, today=TODAY) as opened:
        before, revision = opened.deals(), opened.revision
        added = doc("PT PAL dan Naval Group meneken kontrak.", name="d", published="2026-03-01")
        with Register.open(path) as register:
            register.add(added, reading(added, deal(*parties("PT PAL", "Naval Group"))))
        assert [len(before), len(opened.deals())] == [2, 3]
        assert opened.revision != revision


def test_several_threads_may_ask(reg: jalin.Register) -> None:
    """Each gets the answer that one gets."""
    found: list[int] = []

    def ask() -> None:
        found.extend(len(it.evidence) for it in reg.deals())

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted([len(it.evidence) for it in reg.deals()] * 4)


def test_several_threads_may_ask_for_days_of_the_past(path: Path) -> None:
    """Nobody is turned away: they wait for one another, however many days are asked for."""
    start = threading.Barrier(_MANY)
    faults: list[JalinError] = []

    def ask(opened: jalin.Register, year: int) -> None:
        start.wait()
        try:
            opened.as_of(f"{year}-06-01").deals().to_dicts()
        except JalinError as err:
            faults.append(err)

    with jalin.open(path, today=TODAY) as opened:
        years = range(2010, 2010 + _MANY)
        threads = [threading.Thread(target=ask, args=(opened, year)) for year in years]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert faults == []


def test_documents_are_added_to_a_new_register(tmp_path: Path) -> None:
    """A register is made where it is wanted, and the report counts what was read."""
    (tmp_path / "a.txt").write_text(f"{FIRST.text} Keduanya akan merakit bus listrik.", "utf-8")
    with jalin.open(tmp_path / "new.db", create=True, today=TODAY) as opened:
        report = opened.add(tmp_path / "a.txt", str(tmp_path / "none.txt"))
        assert (report.added, dict(report.skipped)) == (1, {"not_found": 1})
        assert len(opened.deals()) == 1


def test_the_types_are_told(reg: jalin.Register) -> None:
    """What mypy and editors see is what is there."""
    assert_type(reg.deals(), jalin.Deals)
    assert_type(reg.deals()[0], jalin.Deal)
    assert_type(reg.deals()[:1], jalin.Deals)
    assert_type(reg.deals()[0].evidence[0].sentence, str | None)
    assert_type(reg.deals()[0].stage, jalin.Stage)
    assert_type(reg.party("pindad").deals, jalin.Deals)
    assert_type(reg.dataset(), jalin.Dataset)
    assert_type(reg.document(FIRST.id), jalin.Reading)
