"""Reviewers: one judges on the pages, looking ahead first, one through the API by a token."""

import html
import json
import random
import re

from trust.load.asking import Asker, Reply, Wish
from trust.load.running import PASSWORD, REVIEWER, Stage

_CSRF = re.compile(r'name="csrf" value="(\w+)"')
_BASIS = re.compile(r'name="basis" value="(\w+)"')
_EFFECT = re.compile(r'name="effect" value="(\w+)"')
_ITEM = re.compile(r'class="queue-link" href="([^"]+)"')
_DONE = re.compile(r"[?&]done=(\w+)")
_SEEN, _MOVED, _STALE, _FAULTY, _MADE, _GONE = 200, 303, 409, 422, 201, 404
_UNDONE, _LEFT = 0.4, 0.1
_ACTS = (
    {"act": "accept"},
    {"act": "accept", "field": "instrument"},
    {"act": "reject", "note": "Hanya rencana."},
    {"act": "correct", "field": "place", "new_value": "Tegal"},
    {"act": "correct", "field": "stage", "new_value": "committed"},
    {"act": "note", "note": "Perlu dilihat lagi."},
)
_KINDS = (
    {"kind": "accept"},
    {"kind": "note", "note": "Sudah dibaca."},
    {"kind": "correct", "field": "place", "value": "Gresik"},
    {"kind": "reject"},
)


def review_on_pages(stage: Stage) -> None:
    """Sign in, judge mention after mention, undo some, sign out and in again."""
    chance = random.Random(f"reviewer {stage.seed}")  # noqa: S311 (no secret)
    asker = Asker(stage.port, stage.tally, chance)
    is_in = False
    while stage.rest(chance.uniform(0.5, 1.5) * stage.effort.web_review_s):
        is_in = is_in or _sign_in(asker)
        if is_in:
            _judge_one(stage, asker, chance)
        if is_in and chance.random() < _LEFT:
            is_in = not _sign_out(asker)
    asker.close()


def review_by_token(stage: Stage) -> None:
    """Judge deals by token, and take some of it back."""
    chance = random.Random(f"token {stage.seed}")  # noqa: S311 (no secret)
    asker = Asker(stage.port, stage.tally, chance)
    asker.headers = {"Authorization": f"Bearer {stage.token}", "Content-Type": "application/json"}
    while stage.rest(chance.uniform(0.5, 1.5) * stage.effort.token_review_s):
        listed = asker.ask(Wish(kind="API deals", path="/api/v1/deals?limit=50"))
        if listed is None:
            continue
        deal = chance.choice(json.loads(listed.body)["items"])["id"]
        made = _post(asker, "/api/v1/judgements", {"target": deal, **chance.choice(_KINDS)})
        if made is None:
            continue
        stage.kept.judgements.append(made)
        if chance.random() < _UNDONE:
            taken = _post(asker, f"/api/v1/judgements/{made}/withdraw", {})
            stage.kept.judgements += [taken] if taken else []
    asker.close()


def _sign_in(asker: Asker) -> bool:
    asker.cookies.clear()
    asker.headers = {"Accept-Language": "en"}
    page = asker.ask(Wish(kind="/sign-in", path="/sign-in"))
    if page is None:
        return False
    data = {"csrf": _read(_CSRF, page), "name": REVIEWER, "password": PASSWORD, "next": "/review"}
    return asker.ask(Wish.of_form("POST /sign-in", "/sign-in", data, _MOVED)) is not None


def _sign_out(asker: Asker) -> bool:
    page = asker.ask(Wish(kind="/account", path="/account"))
    if page is None:
        return False
    data = {"csrf": _read(_CSRF, page)}
    return asker.ask(Wish.of_form("POST /sign-out", "/sign-out", data, _MOVED)) is not None


def _judge_one(stage: Stage, asker: Asker, chance: random.Random) -> None:
    queue = asker.ask(Wish(kind="/review", path="/review"))
    waiting = _ITEM.findall(queue.text) if queue else []
    if not waiting:
        return
    path = html.unescape(chance.choice(waiting))
    # What waited a moment ago may have been judged by the other, and be gone.
    page = asker.ask(Wish(kind="/review/ID", path=path, fine=(_SEEN, _GONE)))
    if page is None or page.status == _GONE:
        return
    data = {
        "csrf": _read(_CSRF, page),
        "basis": _read(_BASIS, page),
        **chance.choice(_ACTS),
    }
    fine = (_SEEN, _STALE, _FAULTY)
    shown = asker.ask(Wish.of_form("POST /review/ID, preview", path, data, *fine))
    if shown is None or shown.status != _SEEN:
        stage.tally.tell(f"preview answered {shown.status if shown else 'nothing'}")
        return
    data |= {"effect": _read(_EFFECT, shown)}
    saved = asker.ask(Wish.of_form("POST /review/ID, save", path, data, _MOVED, _STALE))
    if saved is None or saved.status != _MOVED:
        stage.tally.tell("what was previewed is another by now")
        return
    (done,) = _DONE.findall(saved.headers["location"])
    stage.kept.judgements.append(done)
    after = asker.ask(Wish(kind="/review/ID", path=saved.headers["location"], fine=(_SEEN, _GONE)))
    if after is not None and chance.random() < _UNDONE:
        undo = {"csrf": data["csrf"], "judgement": done, "next": "/judgements"}
        asker.ask(Wish.of_form("POST /judgements, undo", "/judgements", undo, _MOVED))
        asker.ask(Wish(kind="/judgements", path="/judgements"))


def _post(asker: Asker, path: str, told: dict[str, str]) -> str | None:
    """Send JSON; give the id of what was made, None where its deal was gone meanwhile."""
    kind = "POST API judgements"
    body = json.dumps(told).encode()
    fine = (_MADE, _GONE)
    reply = asker.ask(Wish(kind=kind, path=path, method="POST", body=body, fine=fine))
    if reply is None or reply.status == _GONE:
        return None
    return str(json.loads(reply.body)["id"])


def _read(pattern: re.Pattern[str], page: Reply) -> str:
    found = pattern.search(page.text)
    return found[1] if found else ""
