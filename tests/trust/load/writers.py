"""Who writes by commands, and assistants: fresh news all the time, by files and by feeds."""

import html
import itertools
import json
import random
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from feed_contents import rss
from jalin.model import Document
from local_site import Reply as SiteReply
from local_site import Site
from trust.load.asking import Asker, Wish
from trust.load.questions import draw_day, draw_words
from trust.load.running import OTHER_REVIEWER, Stage
from web_register import make_press

_DEALS, _DOCUMENTS = 4_000, 16_000
_FORMATS = ("csv", "xlsx", "jsonl", "parquet", "ftm", "gexf", "jsonld", "ics", "events", "ocds")
_GONE_CODE = 4
# So many addresses a feed lists at most; older ones were seen long ago.
_LISTED = 60


def make_news(seed: int) -> Iterator[Document]:
    """Make articles that nobody has read yet, without end."""
    for number in itertools.count(1):
        for document, _ in make_press(_DEALS, _DOCUMENTS, seed=seed * 100 + number):
            yield document


def add_news(stage: Stage) -> None:
    """Add batches of articles by `jalin add`, again and again."""
    news = make_news(stage.seed + 1)
    for number in itertools.count():
        if not stage.rest(stage.effort.add_s if number else 0.0):
            return
        batch = list(itertools.islice(news, stage.effort.batch))
        path = stage.folder / "batch.jsonl"
        path.write_text("\n".join(map(_write_line, batch)), encoding="utf-8")
        code, _ = stage.run("add", str(path))
        if code == 0:
            stage.kept.articles += [it.text for it in batch]


def publish_news(stage: Stage, site: Site) -> None:
    """Put pages on a site for `jalin watch`, and list them in a feed."""
    news = make_news(stage.seed + 2)
    listed: list[str] = []
    for number in itertools.count():
        for document in itertools.islice(news, max(1, stage.effort.batch // 3)):
            path = f"/berita/{number}-{document.id[:12]}"
            site.replies[path] = SiteReply(body=_write_page(document).encode())
            day = date.fromisoformat(str(document.published))
            stated = f"<pubDate>{day:%a, %d %b %Y} 10:00:00 +0700</pubDate>"
            listed.append(f"<title>Berita</title><link>{site.url}{path}</link>{stated}")
            stage.kept.articles.append(document.text.partition("\n")[0])
        body = rss(*reversed(listed[-_LISTED:])).encode()
        site.replies["/rss"] = SiteReply(body=body, headers={"Content-Type": "application/xml"})
        if not stage.rest(stage.effort.watch_s):
            return


def write_feeds(stage: Stage, site: Site) -> Path:
    """Write the list of feeds."""
    path = stage.folder / "feeds.toml"
    site.replies["/robots.txt"] = SiteReply(
        body=b"User-agent: *\nAllow: /\n", headers={"Content-Type": "text/plain"}
    )
    lines = ["[watch]", 'host_gap = "0s"', 'every = "1m"', "[[feed]]", 'outlet = "Warta Beban"']
    path.write_text("\n".join([*lines, f'url = "{site.url}/rss"', ""]), encoding="utf-8")
    return path


def run_commands(stage: Stage) -> None:
    """Run what people type at a terminal, one after another, by turns."""
    chance = random.Random(f"commands {stage.seed}")  # noqa: S311 (no secret)
    for number in itertools.count():
        if not stage.rest(stage.effort.command_s):
            return
        _TURNS[number % len(_TURNS)](stage, chance)
        if number == _PUBLISHED_AT:
            _publish(stage)


def _judge(stage: Stage, chance: random.Random) -> None:
    _, told = stage.run("deals", "--json")
    if not told:
        return
    deal = chance.choice(json.loads(told))["id"]
    said = ("judge", deal, "note", "--note", "Dari terminal.", "--by", OTHER_REVIEWER, "--json")
    code, out = stage.run(*said, fine=(0, _GONE_CODE))
    if code == 0:
        stage.kept.judgements.append(json.loads(out)["id"])


def _export(stage: Stage, chance: random.Random) -> None:
    name = chance.choice(_FORMATS)
    stage.run("export", name, str(stage.folder / f"export.{name}"), "--replace")


def _rebuild(stage: Stage, _: random.Random) -> None:
    stage.run("rebuild")


def _search(stage: Stage, chance: random.Random) -> None:
    stage.run("search", draw_words(chance), "--json")


def _publish(stage: Stage) -> None:
    stage.run("export", "site", str(stage.folder / "site"), "--replace")


def _back_up(stage: Stage, _: random.Random) -> None:
    stage.run("backup", str(stage.folder / "backup.db"), "--replace", "--json")


def _check(stage: Stage, _: random.Random) -> None:
    stage.run("doctor", "--json")


def _notify(stage: Stage, _: random.Random) -> None:
    stage.run("notify", "list", "--json")


_TURNS = (
    *(_judge, _export, _rebuild, _search, _back_up, _judge, _export, _check, _notify),
    *(_judge, _export, _search),
)
# All pages as plain files take minutes: once is enough.
_PUBLISHED_AT = 6


def assist(stage: Stage) -> None:
    """Ask as an assistant does, over HTTP."""
    chance = random.Random(f"assistant {stage.seed}")  # noqa: S311 (no secret)
    asker = Asker(stage.mcp_port, stage.tally, chance)
    asker.headers = {
        "Content-Type": "application/json",
        "Accept": "application/json, text/event-stream",
    }
    deals: list[str] = []
    while not stage.over.wait(chance.uniform(0.5, 1.5) * stage.effort.assistant_s):
        told = _call(asker, "search_deals", {"words": draw_words(chance), "limit": 5})
        told |= _call(asker, "search_deals", {"limit": 20})
        deals = [it["id"] for it in told.get("deals", ())] or deals
        if deals:
            _call(asker, "get_deal", {"deal": chance.choice(deals)})
            asked = {"deal": chance.choice(deals), "field": "stage"}
            _call(asker, "get_evidence", asked)
        _call(asker, "list_promises", {"limit": 5})
        _call(asker, "compare_days", {"first": draw_day(chance), "limit": 5})
        _call(asker, "party_profile", {"party": "Pindad"})
    asker.close()


def _call(
    asker: Asker, tool: str, arguments: Mapping[str, object]
) -> dict[str, list[dict[str, str]]]:
    asked = {"name": tool, "arguments": arguments}
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": asked}
    body = json.dumps(message).encode()
    reply = asker.ask(Wish(kind=f"MCP {tool}", path="/mcp", method="POST", body=body))
    if reply is None:
        return {}
    text = reply.text
    if not text.startswith("{"):
        text = next(it[5:] for it in text.splitlines() if it.startswith("data:"))
    told = json.loads(text)
    if "error" in told:
        asker.tally.fault(f"MCP {tool}: {told['error']}")
        return {}
    if told["result"].get("isError"):
        asker.tally.tell(f"MCP {tool} had nothing to tell")
        return {}
    return dict(told["result"]["structuredContent"])


def _write_line(document: Document) -> str:
    told = {
        "id": document.name,
        "text": document.text,
        "title": document.title,
        "outlet": document.outlet,
        "published": str(document.published),
        "url": document.url,
    }
    return json.dumps(told)


def _write_page(document: Document) -> str:
    meta = f'<meta property="article:published_time" content="{document.published}">'
    body = "".join(f"<p>{html.escape(line)}</p>" for line in document.text.splitlines())
    head = html.escape(document.title or "")
    return f"<html><head>{meta}</head><body><article><h1>{head}</h1>{body}</article></body></html>"
