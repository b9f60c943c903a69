"""What became of promises: settled by later evidence of the deal, never by a guess."""

import datetime as dt

import pytest

from jalin.model import Factuality, Stage, Step, StepKind
from jalin.track.promises.promise import PromiseState, judge_promise
from jalin.track.telling import Telling
from ledger_factory import article, promise, settle, step
from register_factory import date

OPERATE = "PT Nusaraya akan memproduksi sel baterai"
STARTED = "PT Nusaraya mulai memproduksi sel baterai di pabriknya."
OLD = article(f"{OPERATE}.", "2025-01-10")


def outcome(due: str | None, *later: Telling, text: str = OPERATE, first: Telling = OLD) -> str:
    """Tell the states and rules that later articles give a promise, in order of time."""
    found = settle([promise(first, text, due)], first, *later)
    return " ".join(f"{it.state}:{it.rule}" for it in found)


@pytest.mark.parametrize(
    ("due", "done", "expected"),
    [
        ("2025-06", "2025-05-02", "met:done"),
        ("2025", "2025-05", "met:done"),
        (None, "2025-05-02", "met:done"),
        ("2025-04", "2025-05-02", "not_met:done_late"),
        ("2025-06", None, "met:done"),
        ("2025-04", None, ""),
        ("2025-05-01", "2025", ""),
        ("2025-06", "2024-12-30", ""),
    ],
)
def test_a_deed_is_held_against_the_due_date(due: str, done: str, expected: str) -> None:
    """In time it meets the promise, late it misses it; what can be either tells nothing."""
    later = article(STARTED, "2025-05-09", step(STARTED, Stage.OPERATING, done))
    assert outcome(due, later) == expected


@pytest.mark.parametrize(
    ("text", "due", "done", "expected"),
    [
        ("Kapal patroli itu diserahkan awal 2025", "2025", "2025-07-02", "not_met:done_late"),
        ("Kapal patroli itu diserahkan awal 2025", "2025", "2025-04-02", "met:done"),
        ("Kapal patroli itu diserahkan kuartal III 2025", "2025", "2025-07-02", "met:done"),
        ("Kapal patroli itu diserahkan akhir 2025", "2025", "2025-07-02", "met:done"),
    ],
)
def test_a_part_of_a_year_ends_before_the_year(
    text: str, due: str, done: str, expected: str
) -> None:
    """What is promised for the beginning of a year and comes in its second half is late."""
    first = article(f"{text}.", "2024-11-10")
    fact = "PT Nusaraya menyerahkan kapal patroli kepada Karya Abadi."
    later = article(fact, "2025-07-10", step(fact, Stage.OPERATING, done))
    assert outcome(due, later, text=text, first=first) == expected


@pytest.mark.parametrize(
    "fact",
    [
        step(STARTED, Stage.OPERATING, "2025-05-02", factuality=Factuality.PLANNED),
        step(STARTED, Stage.OPERATING, "2025-05-02", factuality=Factuality.UNCERTAIN),
        step(STARTED, Stage.IMPLEMENTING, "2025-05-02"),
        step(STARTED, Stage.OPERATING, "2025-05-02", kind=StepKind.STANDSTILL),
    ],
)
def test_only_a_fact_that_reaches_the_stage_meets_a_promise(fact: Step) -> None:
    """Plans, doubts and lower rungs keep no promise."""
    assert outcome("2025-06", article(STARTED, "2025-05-09", fact)) == ""


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("PT Nusaraya akan memproduksi kereta cepat", STARTED),
        ("PT Nusaraya akan tetap memproduksi sel baterai", STARTED),
        ("Jika izin terbit, PT Nusaraya akan memproduksi sel baterai", STARTED),
        ("PT Nusaraya akan memproduksi sel baterai tahap kedua", STARTED),
        (OPERATE, "PT Nusaraya meneken perjanjian sel baterai."),
    ],
    ids=["other thing", "goes on", "condition", "second phase", "other event"],
)
def test_a_deed_of_another_kind_settles_nothing(text: str, fact: str) -> None:
    """The event, the thing and the manner must be those that were promised."""
    first = article(f"{text}.", "2025-01-10")
    later = article(fact, "2025-05-09", step(fact, Stage.OPERATING, "2025-05-02"))
    assert outcome("2025-06", later, text=text, first=first) == ""


def test_what_was_reached_before_keeps_no_promise() -> None:
    """A deal that ran already did not begin to run because that is told again."""
    before = article(STARTED, "2024-05-09", step(STARTED, Stage.OPERATING, "2024-05-02"))
    again = "PT Nusaraya kini memproduksi 10 ribu sel baterai sehari."
    later = article(again, "2025-05-09", step(again, Stage.OPERATING))
    assert outcome("2025-06", before, later) == ""


def test_a_copy_settles_nothing() -> None:
    """Copies of one text are one source, which cannot confirm itself."""
    text = f"{OPERATE}. {STARTED}"
    first = article(text, "2025-01-10", source="s")
    copy = article(text, "2025-05-09", step(STARTED, Stage.OPERATING, "2025-05-02"), source="s")
    assert outcome("2025-06", copy, first=first) == ""


def test_an_undated_document_settles_nothing() -> None:
    """Nobody can tell whether it came after the promise."""
    later = article(STARTED, None, step(STARTED, Stage.OPERATING, "2025-05-02"))
    assert outcome("2025-06", later) == ""


@pytest.mark.parametrize(
    ("text", "fact", "expected"),
    [
        ("PT Nusaraya akan mengirim 20 bus", "PT Nusaraya mengirim 12 bus.", "partially_met"),
        ("PT Nusaraya akan mengirim 20 bus", "PT Nusaraya mengirim 20 bus.", "met"),
        ("PT Nusaraya akan mengirim semua bus", "Sebagian bus sudah dikirim.", "partially_met"),
        ("PT Nusaraya akan melunasi iuran", "PT Nusaraya menyetor iuran.", "partially_met"),
        ("PT Nusaraya akan melunasi iuran", "Iuran PT Nusaraya lunas.", "met"),
        ("PT Nusaraya membayar Rp 5 miliar", "PT Nusaraya membayar Rp 5 miliar.", "met"),
    ],
)
def test_a_part_meets_a_part(text: str, fact: str, expected: str) -> None:
    """Fewer than promised, a part of the whole, or an instalment is met in part."""
    first = article(f"{text}.", "2025-01-10")
    later = article(fact, "2025-05-09", step(fact, Stage.OPERATING, "2025-05-02"))
    assert outcome("2025-06", later, text=text, first=first).split(":")[0] == expected


def test_a_meeting_tells_nothing_of_an_earlier_one() -> None:
    """What happens again and again is met in its time, and never late."""
    text = "Kedua menteri akan bertemu pada Maret"
    first = article(f"{text}.", "2025-01-10")
    fact = "Kedua menteri bertemu di Jakarta."
    in_time = article(fact, "2025-03-09", step(fact, Stage.TALKS, "2025-03-08"))
    late = article(fact, "2025-09-09", step(fact, Stage.TALKS, "2025-09-08"))
    assert outcome("2025-03", in_time, text=text, first=first) == "met:done"
    assert outcome("2025-03", late, text=text, first=first) == ""


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("Jadwal produksi mulai meleset", "2025-03-01", "not_met:outcome.missed"),
        (
            "Produksi komersial tidak akan dimulai tahun ini",
            "2025-03-01",
            "not_met:outcome.missed.this_year",
        ),
        ("Sampai kini PT Nusaraya belum beroperasi", "2025-03-01", ""),
        ("Sampai kini PT Nusaraya belum beroperasi", "2025-07-01", "not_met:outcome.unfulfilled"),
        ("Kontrak itu belum diteken", "2025-07-01", ""),
        ("PT Nusaraya membantah produksi mulai meleset", "2025-07-01", ""),
        ("Produksi komersial PT Nusaraya tidak tertunda", "2025-07-01", ""),
        ("PT Nusaraya belum beroperasi pada tahap kedua", "2025-07-01", ""),
    ],
)
def test_a_later_sentence_tells_that_it_failed(
    sentence: str, published: str, expected: str
) -> None:
    """A slip counts at once, what has not happened so far only once it was due."""
    assert outcome("2025-06", article(f"{sentence}.", published)) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (f"Semula {OPERATE}. Jadwal itu terlewati.", "2025-03-01", "not_met:outcome.missed"),
        (f"{OPERATE}. Jadwal itu terlewati.", "2025-03-01", ""),
        (f"{OPERATE}. Jadwal itu terlewati.", "2025-08-01", "not_met:outcome.missed"),
        (f"{OPERATE}. Itu belum terjadi.", "2025-08-01", "not_met:outcome.unfulfilled"),
        (f"{OPERATE}. Itu belum terjadi.", "2025-03-01", ""),
        (f"{OPERATE}. Target itu terpenuhi.", "2025-08-01", "met:outcome.met"),
        (f"Semula {OPERATE}. Jadwal itu tidak ditunda.", "2025-08-01", ""),
        (f"{OPERATE}. Apakah target itu terpenuhi?", "2025-08-01", ""),
        (f"{OPERATE}.\nTarget lain terpenuhi.", "2025-08-01", ""),
        (f"{OPERATE}.\n\nHarga naik.\n\nAcara itu ditunda.", "2025-08-01", ""),
    ],
)
def test_the_next_sentence_can_settle_a_promise_told_again(
    text: str, published: str, expected: str
) -> None:
    """An article that recalls a promise often says in the same breath what became of it."""
    first = article(text, published)
    assert outcome("2025-06", first=first) == expected


@pytest.mark.parametrize(("known", "state"), [(-1, "scheduled"), (0, "not_met")])
def test_a_later_date_replaces_an_earlier_one(known: int, state: str) -> None:
    """Once the replaced day has come, the promise is not met, and the new one is scheduled."""
    new = "PT Nusaraya akan memproduksi sel baterai pada 2027"
    later = article(f"{new}.", "2025-03-01")
    promises = [promise(OLD, OPERATE, "2025-06"), promise(later, new, "2027")]
    found = settle(promises, OLD, later)
    assert [(it.document_id, it.rule) for it in found] == [(OLD.document.id, "replaced")]
    day = dt.date(2025, 6, 30) + dt.timedelta(days=known)
    assert judge_promise(date("2025-06"), day, found) == state


@pytest.mark.parametrize(
    ("due", "day", "expected"),
    [
        ("2025-06", "2025-04-18", "not_met:deal_ended"),
        (None, "2025-04-18", "not_met:deal_ended"),
        ("2025-02", "2025-04-18", ""),
    ],
)
def test_the_end_of_a_deal_ends_its_promises(due: str | None, day: str, expected: str) -> None:
    """What was not yet due when the deal ended will not be met."""
    ended = "Karya Abadi mengakhiri kerja sama itu."
    later = article(ended, "2025-04-20", step(ended, Stage.TERMINATED, day))
    assert outcome(due, later) == expected


@pytest.mark.parametrize(
    ("published", "denied", "expected"),
    [
        ("2025-07-09", None, "not_met:denied"),
        ("2025-03-09", "2025-06", "not_met:denied"),
        ("2025-03-09", None, ""),
    ],
)
def test_a_denial_counts_for_the_promised_time(
    published: str, denied: str | None, expected: str
) -> None:
    """Who denies a deed before it was due says nothing, unless he names the promised time."""
    text = "PT Nusaraya membantah memproduksi sel baterai."
    fact = step(text, Stage.OPERATING, denied, factuality=Factuality.DENIED)
    assert outcome("2025-06", article(text, published, fact)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PT Nusaraya akan beroperasi pada Juni", "met:done"),
        ("PT Nusaraya akan memproduksi sel baterai lithium", ""),
    ],
)
def test_across_languages_only_the_event_is_compared(text: str, expected: str) -> None:
    """What a promise says beyond its event cannot be found again in another language."""
    first = article(f"{text} dengan mitra di dalam negeri.", "2025-01-10")
    fact = "The plant of PT Nusaraya began production with the help of the ministry."
    later = article(fact, "2025-05-09", step(fact, Stage.OPERATING, "2025-05-02"))
    assert outcome("2025-06", later, text=text, first=first) == expected


@pytest.mark.parametrize(
    ("text", "due"), [(f"Jika izin terbit, {OPERATE}", "2025-06"), (OPERATE, None)]
)
def test_what_has_no_date_or_a_condition_cannot_be_missed(text: str, due: str | None) -> None:
    """Nobody said by when, or whether at all."""
    first = article(f"{text}. Semula itu meleset.", "2025-01-10")
    slip = article("Jadwal produksi mulai meleset.", "2025-09-01")
    text_of_denial = "PT Nusaraya belum memproduksi sel baterai"
    denied = step(text_of_denial, Stage.OPERATING, factuality=Factuality.DENIED)
    other = article(f"{text_of_denial}.", "2025-09-02", denied)
    assert outcome(due, slip, other, text=text, first=first) == ""


@pytest.mark.parametrize(
    ("text", "due", "published"),
    [
        ("Kontrak itu diteken pada 2027", "2027", "2025-03-01"),
        ("Produksi tahap kedua: PT Nusaraya akan memproduksi sel pada 2027", "2027", "2025-03-01"),
        (f"Semula {OPERATE} pada 2026", "2026", "2027-03-01"),
        (f"{OPERATE} pada 2025", "2025", "2025-03-01"),
        (f"{OPERATE} pada 2027", "2027", "2024-03-01"),
    ],
    ids=["other event", "second phase", "over when told", "wider date", "told before"],
)
def test_only_a_later_plan_of_the_same_event_replaces(text: str, due: str, published: str) -> None:
    """Another event, phase or an older plan leaves a promise as it stands."""
    later = article(f"{text}.", published)
    promises = [promise(OLD, OPERATE, "2025-06"), promise(later, text, due)]
    found = settle(promises, OLD, later)
    assert [it for it in found if it.document_id == OLD.document.id] == []


def test_without_promises_nothing_is_settled() -> None:
    """A deal may have no promise."""
    assert settle([], OLD) == ()


def test_what_was_done_in_time_stays_done() -> None:
    """A later sentence about another delay cannot undo a deed."""
    done = article(STARTED, "2025-05-09", step(STARTED, Stage.OPERATING, "2025-05-02"))
    later = article("Jadwal produksi mulai meleset lagi.", "2025-09-01")
    assert outcome("2025-06", done, later) == "met:done"


def test_the_same_news_again_is_no_new_settlement() -> None:
    """Of several sources that tell one outcome by one rule the first is kept."""
    slips = [article(f"Jadwal produksi mulai meleset {n} hari.", f"2025-03-0{n}") for n in (1, 2)]
    assert outcome("2025-06", *slips) == "not_met:outcome.missed"


def test_an_article_settles_no_promise_of_its_own_by_another_paragraph() -> None:
    """A promise given in an article is not the one that slipped in its next paragraph."""
    first = article(f"{OPERATE}.\n\nJadwal PT Nusaraya untuk produksi mulai meleset.", "2025-01-10")
    assert outcome("2025-06", first=first) == ""


def test_what_settles_one_telling_settles_all() -> None:
    """A promise told twice has one fate, whichever telling the evidence follows."""
    again = article(f"Waktu itu {OPERATE}.", "2025-08-01")
    done = article(STARTED, "2025-05-09", step(STARTED, Stage.OPERATING, "2025-05-02"))
    promises = [promise(OLD, OPERATE, "2025-06"), promise(again, OPERATE, "2025-06")]
    found = settle(promises, OLD, again, done)
    assert {(it.document_id, it.state) for it in found} == {
        (OLD.document.id, PromiseState.MET),
        (again.document.id, PromiseState.MET),
    }


def test_the_order_of_documents_does_not_matter() -> None:
    """Promises and tellings give the same settlements in whatever order they come."""
    done = article(STARTED, "2025-05-09", step(STARTED, Stage.OPERATING, "2025-05-02"))
    again = article(f"{OPERATE}. Itu belum terjadi.", "2025-08-01")
    promises = [promise(OLD, OPERATE, "2025-06"), promise(again, OPERATE, "2025-06")]
    assert settle(promises, OLD, again, done) == settle(promises[::-1], done, again, OLD)


def test_a_promise_without_a_place_in_its_document_is_left_out() -> None:
    """A claim without a place in a source does not exist."""
    assert outcome("2025-06", text="Kalimat lain") == ""


def test_a_settlement_quotes_its_document() -> None:
    """The evidence is the slice of the document that settled, published when it is known."""
    done = article(STARTED, "2025-05-09", step(STARTED, Stage.OPERATING, "2025-05-02"))
    (found,) = settle([promise(OLD, OPERATE, "2025-06")], OLD, done)
    assert found.evidence.document_id == done.document.id
    assert found.evidence.span.slice(done.document.text) == found.evidence.quote
    assert (found.known, found.position) == (date("2025-05-09"), 0)
