"""Readers: each walks from page to page as people do, in either language, and asks anew."""

import html
import json
import random
import re
from collections import defaultdict

from trust.load.asking import Asker, Reply, Wish
from trust.load.questions import GONE, QUESTIONS, Known
from trust.load.running import Stage

_LINK = re.compile(r'<a [^>]*href="(/[^"#]*)')
_ASSET = re.compile(r'(?:href|src)="(/static/[^"]+)"')
_ID = re.compile(r"/[0-9a-f]{8,}(?=/|$)")
_STEPS = range(4, 12)
_FOLLOWED, _HUNG_UP, _REPEATED = 0.45, 0.01, 0.1
_MOST_PAGES = 3
_HEAVY = (".xlsx", ".csv", ".docx", ".png", "/exports/")
_NOT_MODIFIED, _NOT_FOUND = 304, 404
# What a link leads to, or to where it leads on.
_LINKED = (*GONE, 302, 303)
_WEIGHTS = [weight for weight, _ in QUESTIONS]


def read_on(stage: Stage, number: int) -> None:
    """Read until it is over. Whoever reads next begins with another seed."""
    chance = random.Random(f"reader {number} {stage.seed}")  # noqa: S311 (no secret)
    reader = Reader(stage, chance)
    while not stage.is_over:
        reader.go()
    reader.asker.close()


class Reader:
    """One reader, at one thing at a time."""

    def __init__(self, stage: Stage, chance: random.Random) -> None:
        self._stage = stage
        self._chance = chance
        self.asker = Asker(stage.port, stage.tally, chance)
        self._known = Known()
        self._dressed: set[str] = set()

    def go(self) -> None:
        """Walk once: some pages, each with a look at it before the next."""
        language = self._chance.choice(("id", "en"))
        self.asker.headers = {"Accept-Language": language}
        self.asker.cookies.clear()
        if self._chance.random() < 0.1:
            self._switch_language()
        shown: Reply | None = None
        for _ in range(self._chance.choice(_STEPS)):
            if self._stage.is_over:
                return
            shown = self._step(shown)
            self._stage.think(self._chance)

    def _step(self, shown: Reply | None) -> Reply | None:
        wish = self._choose(shown)
        if any(part in wish.path for part in _HEAVY) and self._chance.random() < _HUNG_UP * 5:
            self.asker.hang_up(wish.path)
        reply = self.asker.ask(wish)
        if reply is None:
            return None
        if reply.status == _NOT_FOUND:
            self._check_gone(wish)
            return None
        self._look_at(reply)
        if self._chance.random() < _REPEATED and "etag" in reply.headers:
            self._ask_whether_it_changed(wish, reply)
        return reply

    def _choose(self, shown: Reply | None) -> Wish:
        if shown is not None and self._chance.random() < _FOLLOWED:
            followed = self._follow(shown)
            if followed is not None:
                return followed
        while True:
            ((_, draw),) = self._chance.choices(QUESTIONS, _WEIGHTS)
            wish = draw(self._chance, self._known)
            if wish is not None:
                return wish

    def _follow(self, shown: Reply) -> Wish | None:
        """Follow a link of a page, each sort of them as likely as any other."""
        links = defaultdict(list)
        for told in _LINK.findall(shown.text):
            path = html.unescape(told)
            links[name_page(path)].append(path)
        if not links:
            return None
        kind = self._chance.choice(sorted(links))
        return Wish(kind=kind, path=self._chance.choice(links[kind]), fine=_LINKED)

    def _look_at(self, reply: Reply) -> None:
        kind = reply.headers.get("content-type", "")
        if kind.startswith("text/html"):
            for path in _LINK.findall(reply.text):
                self._known.meet(path)
            self._dress(reply)
        elif kind.partition(";")[0] == "application/json":
            self._turn_pages(reply)

    def _dress(self, reply: Reply) -> None:
        """Fetch what a page is dressed with, as a browser does for what it has not yet."""
        for path in dict.fromkeys(_ASSET.findall(reply.text)):
            if path not in self._dressed:
                self._dressed.add(path)
                self.asker.ask(Wish(kind="/static", path=html.unescape(path)))

    def _turn_pages(self, reply: Reply) -> None:
        """Go on with a list where it goes on, for a few pages."""
        for _ in range(_MOST_PAGES):
            told = json.loads(reply.body)
            link = re.match(r"<([^>]+)>", reply.headers.get("link", ""))
            if link is None or not told.get("next") or self._chance.random() < 0.5:
                return
            following = self.asker.ask(Wish(kind="API, a list goes on", path=link[1]))
            if following is None:
                return
            reply = following

    def _ask_whether_it_changed(self, wish: Wish, reply: Reply) -> None:
        headers = {"If-None-Match": reply.headers["etag"]}
        fine = (*wish.fine, _NOT_MODIFIED)
        self.asker.ask(Wish(kind="once more", path=wish.path, headers=headers, fine=fine))

    def _switch_language(self) -> None:
        data = {"language": self._chance.choice(("id", "en")), "next": "/deals"}
        self.asker.ask(Wish.of_form("POST /preferences", "/preferences", data, 303))

    def _check_gone(self, wish: Wish) -> None:
        """Check that what was not found is not there, unless it was asked for on a past day."""
        self._stage.tally.tell("gone meanwhile")
        found = re.match(r"(?:/api/v1)?/(deals|parties|documents)/([0-9a-f]+)", wish.path)
        if "as_of" in wish.path or found is None:
            return
        if self._stage.has(found[1], found[2]):
            self._stage.tally.fault(f"{wish.path} is not found, and is in the register")


def name_page(path: str) -> str:
    """Name the sort of page that an address is of."""
    plain, _, query = path.partition("?")
    if "as_of=" in query:
        return "a page of a past day"
    return _ID.sub("/ID", re.sub(r"(?<=/parties/)[^/]+", "ID", plain))
