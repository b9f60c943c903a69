"""Judging on the pages, without scripts."""

import re

import pytest

from account_factory import add_user
from jalin.model import JudgementKind
from jalin.pipeline.accounts import UserRole
from jalin.pipeline.judging import load_judgements
from jalin.store.register import Register
from review_factory import DOCUMENTS, NOW, keep, verdict
from site_factory import Site, read_basis, read_effect

A, B, C = (f"/review/{DOCUMENTS[name].id}/0" for name in "abc")


@pytest.fixture
def signed(site: Site) -> Site:
    """Sign a reviewer in."""
    site.enter()
    return site


def _list(site: Site) -> list[tuple[JudgementKind, str, str | None]]:
    with Register.open(site.path) as register:
        return [(it.kind, it.reviewer, it.value) for it in load_judgements(register)]


def _save(site: Site, address: str, **data: str) -> str:
    """Preview and save; give where one is led."""
    shown = site.judge(address, **data)
    assert shown.status_code == 200, shown.text
    done = site.judge(address, effect=read_effect(shown), **data)
    assert done.status_code == 303
    return str(done.headers["location"])


def test_the_queue_begins_with_the_least_certain(signed: Site) -> None:
    """Each line leads to its mention."""
    page = signed.get("/review").text
    links = re.findall(r'class="queue-link" href="([^"]+)"', page)
    assert links == [C, B, A]
    assert "0 of 3 judged" in page


def test_a_preview_saves_nothing(signed: Site) -> None:
    """It says what will be, and waits."""
    page = signed.judge(C, act="reject").text
    assert "This mention is no deal." in page
    assert "is no deal any more" in page
    assert _list(signed) == []


def test_a_mention_is_rejected_and_the_next_one_shown(signed: Site) -> None:
    """The judgement bears the name of the account, and can be undone on the page."""
    location = _save(signed, C, act="reject", note="Hanya rencana.")
    assert location.startswith(f"{B}?done=")
    assert _list(signed) == [(JudgementKind.REJECT, "Ana Wijaya", None)]
    page = signed.get(location).text
    assert "1 of 3 judged" in page
    found = re.search(r'name="judgement" value="(\w+)".*?name="next" value="([^"]+)"', page)
    assert found is not None
    assert found[2] == C
    back = signed.post("/judgements", judgement=found[1], next=found[2])
    assert back.headers["location"].startswith(f"{C}?done=")
    assert [kind for kind, _, _ in _list(signed)] == [JudgementKind.REJECT, JudgementKind.WITHDRAW]
    assert "0 of 3 judged" in signed.get("/review").text


@pytest.mark.parametrize(
    ("form", "kind", "value"),
    [
        ({"act": "accept"}, JudgementKind.ACCEPT, None),
        ({"act": "split"}, JudgementKind.SPLIT, None),
        ({"act": "merge", "other": f"{DOCUMENTS['c'].id}/0"}, JudgementKind.MERGE, None),
        ({"act": "note", "note": "Lihat lagi."}, JudgementKind.NOTE, None),
        (
            {"act": "correct", "field": "place", "value": "Bandung", "new_value": "Bontang"},
            JudgementKind.CORRECT,
            "Bontang",
        ),
        (
            {"act": "correct", "field": "stage", "new_value": "operating", "whole": "1"},
            JudgementKind.CORRECT,
            "operating",
        ),
        (
            {"act": "reject", "field": "objects", "value": "bus listrik"},
            JudgementKind.REJECT,
            "bus listrik",
        ),
        ({"act": "reject", "field": "parties", "value": "PT Pindad"}, JudgementKind.SPLIT, None),
        (
            {
                "act": "correct",
                "field": "promise",
                "quote": "Rampung pada Juni",
                "new_value": "met",
            },
            JudgementKind.CORRECT,
            "met",
        ),
    ],
)
def test_everything_can_be_said_by_forms(
    signed: Site, form: dict[str, str], kind: JudgementKind, value: str | None
) -> None:
    """Each form of the page is previewed, saved, and listed."""
    _save(signed, A, **form)
    assert _list(signed) == [(kind, "Ana Wijaya", value)]
    page = signed.get("/judgements").text
    assert "1 judgement, 1 of them standing" in page


@pytest.mark.parametrize(
    "form",
    [
        {"act": "merge"},
        {"act": "merge", "other": "tidak-ada"},
        {"act": "note"},
        {"act": "correct", "field": "stage", "new_value": "<b>"},
        {"act": "correct", "field": "hapus", "new_value": "x"},
        {"act": "reject", "field": "place", "value": "Medan"},
    ],
)
def test_what_cannot_be_judged_is_explained(signed: Site, form: dict[str, str]) -> None:
    """Nothing is saved; what was typed comes back escaped."""
    answer = signed.judge(A, **form)
    assert answer.status_code == 422
    assert "Nothing was saved." in answer.text
    assert "<b>" not in answer.text
    assert _list(signed) == []


def test_somebody_elses_judgement_is_told(signed: Site) -> None:
    """Between looking and saving: nothing is done, and the page says who judged what."""
    page = signed.judge(A, act="reject")
    basis, effect = read_basis(page), read_effect(page)
    with Register.open(signed.path) as register:
        keep(register, verdict(JudgementKind.CORRECT, "b", field="place", value="Bontang"))
    answer = signed.post(A, basis=basis, effect=effect, act="reject")
    assert answer.status_code == 409
    assert "This has changed since you looked. Nothing was saved." in answer.text
    assert "Bontang" in answer.text
    assert len(_list(signed)) == 1
    assert signed.judge(A, act="reject").status_code == 200


def test_another_effect_is_not_saved(signed: Site) -> None:
    """A form with the digest of something else is refused like one that is too old."""
    answer = signed.judge(A, act="reject", effect="0" * 32)
    assert answer.status_code == 409
    assert _list(signed) == []


def test_undoing_twice_undoes_once(signed: Site) -> None:
    """Whoever comes second finds it done."""
    _save(signed, C, act="accept")
    with Register.open(signed.path) as register:
        (made,) = load_judgements(register)
    for _ in range(2):
        assert signed.post("/judgements", judgement=made.id, next="/judgements").status_code == 303
    assert len(_list(signed)) == 2
    assert "2 judgements, 1 of them standing" in signed.get("/judgements").text


def test_the_filter_of_the_queue_travels(signed: Site) -> None:
    """From line to mention to the next one."""
    page = signed.get("/review?stage=committed").text
    (link,) = re.findall(r'class="queue-link" href="([^"]+)"', page)
    assert link == f"{C}?stage=committed"
    assert signed.get("/review?stage=salah").status_code == 400
    assert _save(signed, link, act="accept").startswith(f"{C}?stage=committed&done=")


def test_the_text_is_escaped_and_marked(signed: Site) -> None:
    """What a document says is never taken for a part of the page."""
    page = signed.get(A).text
    assert '<mark class="said is-v" data-marks="v' in page
    assert "style=" not in page
    assert "<script>" not in page


@pytest.mark.parametrize("address", ["/review/tidak-ada/0", f"{A[:-1]}7", f"{A[:-1]}{10**9}"])
def test_what_is_not_there_is_not_found(signed: Site, address: str) -> None:
    """A document that is not kept, a mention that it does not have."""
    assert signed.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/review", A, "/judgements"])
def test_only_reviewers_are_let_in(site: Site, address: str) -> None:
    """A stranger has to sign in, a reader is refused."""
    assert site.get(address).headers["location"].startswith("/sign-in?next=")
    with site.desk.open() as accounts:
        add_user(accounts, "Citra", UserRole.READER)
    site.enter("Citra")
    assert site.get(address).status_code == 403


@pytest.mark.parametrize("csrf", ["", "f" * 64])
def test_a_form_from_elsewhere_does_nothing(signed: Site, csrf: str) -> None:
    """Neither judges nor takes back."""
    basis = read_basis(signed.get(A))
    assert signed.post(A, csrf=csrf, basis=basis, act="reject").status_code == 403
    assert signed.post("/judgements", csrf=csrf, judgement="x").status_code == 403
    assert _list(signed) == []


def test_a_reader_cannot_judge_by_a_form(site: Site) -> None:
    """Also not with the mark of an own page."""
    with site.desk.open() as accounts:
        add_user(accounts, "Citra", UserRole.READER)
    site.enter("Citra")
    assert site.post(A, basis="x", act="reject").status_code == 403
    assert _list(site) == []
    assert site.clock.now == NOW
