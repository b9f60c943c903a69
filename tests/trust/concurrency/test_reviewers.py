"""Reviewers who judge the same mention at the same moment, each in a browser of their own."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from httpx import Response
from litestar.testing import TestClient

from account_factory import PASSWORDS, add_user
from jalin.cli.serving.composing import create_app
from jalin.cli.serving.opening import build_responder
from jalin.pipeline.accounts import Desk
from jalin.pipeline.judging import load_judgements
from jalin.pipeline.serving.library import Library
from jalin.store.register import Register
from review_factory import DOCUMENTS, NOW, fill_review
from site_factory import Site, read_basis, read_effect

_NAMES = ("Ana Wijaya", "Budi Santoso", "Citra Dewi", "Dian Sari")
_A, _C = (f"/review/{DOCUMENTS[name].id}/0" for name in "ac")
_DONE, _STALE = 303, 409


@pytest.fixture
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a register to review, on an engine."""
    if request.param == "sqlite":
        address = str(tmp_path / "jalin.db")
    else:
        address = str(request.getfixturevalue("postgres_url"))
    with Register.open(address) as register:
        fill_review(register)
    return address


@pytest.fixture
def reviewers(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Site, ...]]:
    """Give reviewers who have signed in, and who may send as many forms as they like."""
    monkeypatch.setattr("jalin.web.signing.posting._BURST", 100_000)
    desk = Desk(tmp_path / "accounts.db", lambda: NOW, PASSWORDS)
    with desk.open() as accounts:
        for name in _NAMES:
            add_user(accounts, name)
    with Library(address, NOW.date) as library, contextlib.ExitStack() as stack:
        responder = build_responder(library, desk)
        sites = []
        for name in _NAMES:
            app = create_app(responder)
            client = stack.enter_context(TestClient(app, base_url="http://127.0.0.1"))
            client.headers["accept-language"] = "en"
            sites.append(Site(client=client, desk=desk, clock=lambda: NOW, path=address))  # type: ignore[arg-type]
            assert sites[-1].enter(name).status_code == _DONE
        yield tuple(sites)


def save_at_once(reviewers: tuple[Site, ...], addresses: tuple[str, ...], note: str) -> list[int]:
    """Let each look at a mention, and all save at the same moment; give the statuses, sorted."""
    ready = threading.Barrier(len(reviewers))
    answers: list[Response] = []

    def save(site: Site, address: str, words: str) -> None:
        said = {"act": "note", "note": words}
        page = site.get(address)
        told = {**said, "basis": read_basis(page)}
        csrf = site.find_csrf()
        shown = site.post(address, csrf=csrf, **told)
        ready.wait(120)
        answers.append(site.post(address, csrf=csrf, effect=read_effect(shown), **told))

    threads = [
        threading.Thread(target=save, args=(site, address, f"{note} {number}"))
        for number, (site, address) in enumerate(zip(reviewers, addresses, strict=True))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(240)
    assert len(answers) == len(reviewers)
    return sorted(answer.status_code for answer in answers)


def count_judgements(address: str) -> int:
    """Count what was judged; no two judgements are of one second."""
    with Register.open(address) as register:
        made = [it.made for it in load_judgements(register)]
    assert len(made) == len(set(made))
    return len(made)


@pytest.mark.parametrize(
    ("address", "n_rounds"),
    [
        pytest.param("sqlite", 1, id="short"),
        pytest.param("sqlite", 50, id="sqlite", marks=pytest.mark.slow),
        pytest.param("postgresql", 50, id="postgresql", marks=pytest.mark.slow),
    ],
    indirect=["address"],
)
def test_of_those_who_judge_the_same_one_is_told_to_look_again(
    reviewers: tuple[Site, ...], address: str, n_rounds: int
) -> None:
    """One saves, all others are told that it has changed; of other mentions all are saved."""
    kept = 0
    for number in range(n_rounds):
        n_here = 2 + number % 3
        here = reviewers[:n_here]
        told = save_at_once(here, (_A,) * n_here, f"Sama {number}")
        assert told == [_DONE, *[_STALE] * (n_here - 1)]
        kept += 1
        assert count_judgements(address) == kept
        assert save_at_once(reviewers[:2], (_A, _C), f"Lain {number}") == [_DONE] * 2
        kept += 2
        assert count_judgements(address) == kept
