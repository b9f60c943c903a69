"""Measure how well and how fast pages become articles, beside trafilatura.

    bench/pages.py [--family NAME ...] [--json] [--rounds N] [--worst N]

The pages are the labelled ones of `tests/pages`. Quality is the token F1 of the kept text against
the label's; fields count where they are the label's to the letter. Speed is the processor's time
for a whole page, from its string to a document, of each page the least of some rounds. It is set
beside that of parsing alone, by the same parser and by resiliparse. trafilatura and resiliparse are
development dependencies; without them their figures stay empty.
"""

import argparse
import gc
import importlib
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from jalin.model import Document, SkipError
from jalin.source.article import build_document
from jalin.source.html import parse_page
from jalin.text.lexicon import Lexicon, load_lexicon
from page_quality import Agreement, add_up, compare_words

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from page_set import LabelledPage, compose_pages

FIELDS = ("title", "outlet", "author", "published", "published_place", "url")
_ROUNDS = 9
_WORST = 8
_POINTER = "baca juga"

Extract = Callable[[str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one page."""

    page: LabelledPage
    text: str
    agreement: Agreement
    wrong: Mapping[str, object]


def read_page(page: LabelledPage, lexicon: Lexicon) -> Document | None:
    """Read a page as the pipeline does, from its string to a document."""
    try:
        article = parse_page(page.html, name=page.name, source=page.name, lexicon=lexicon)
        return build_document(article, lexicon)
    except SkipError:
        return None


def judge_page(page: LabelledPage, lexicon: Lexicon) -> Outcome:
    """Compare a page's document with its label."""
    document = read_page(page, lexicon)
    found = _list_fields(document)
    text = document.text if document is not None else ""
    return Outcome(
        page=page,
        text=text,
        agreement=compare_words(text, page.text),
        wrong={name: found[name] for name in FIELDS if found[name] != getattr(page, name)},
    )


def find_trafilatura() -> Extract | None:
    """Give trafilatura's extraction at its default setting, None where it is not installed."""
    module = _find_module("trafilatura")
    return module.extract if module is not None else None


def _find_module(name: str) -> Any:  # noqa: ANN401 - modules that may not be there have no types
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def main() -> None:
    """Measure and print."""
    arguments = _parse_arguments()
    lexicon = load_lexicon()
    pages = [
        page for page in compose_pages() if not arguments.family or page.family in arguments.family
    ]
    extract = find_trafilatura()
    outcomes = [judge_page(page, lexicon) for page in pages]
    others = [compare_words(extract(page.html) or "", page.text) for page in pages if extract]
    report = {
        "pages": len(pages),
        "mean_kilobytes": sum(len(page.html) for page in pages) / len(pages) / 1000,
        "families": _report_families(outcomes, others),
        "fields": {
            name: sum(name not in outcome.wrong for outcome in outcomes) / len(outcomes)
            for name in FIELDS
        },
        "pointers_left": [one.page.name for one in outcomes if _POINTER in one.text.casefold()],
        "least_recall": min(outcome.agreement.recall for outcome in outcomes),
        "worst": _list_worst(outcomes, arguments.worst),
        "speed": _time_all(pages, lexicon, extract, arguments.rounds),
    }
    print(json.dumps(report, indent=2) if arguments.json else _lay_out(report))
    if extract is None:
        print("trafilatura is not installed: nothing to compare with", file=sys.stderr)


def _list_fields(document: Document | None) -> dict[str, object]:
    if document is None:
        return dict.fromkeys(FIELDS)
    evidence = document.evidence
    return {
        "title": document.title,
        "outlet": document.outlet,
        "author": document.author,
        "published": str(document.published),
        "published_place": str(evidence.place) if evidence is not None else None,
        "url": document.url,
    }


def _report_families(
    outcomes: Sequence[Outcome], others: Sequence[Agreement]
) -> dict[str, dict[str, float | None]]:
    names = sorted({outcome.page.family for outcome in outcomes})
    report = {}
    for name in (*names, "all"):
        places = [index for index, one in enumerate(outcomes) if name in (one.page.family, "all")]
        ours = add_up(outcomes[place].agreement for place in places)
        theirs = add_up(others[place] for place in places) if others else None
        report[name] = {
            "f1": ours.f1,
            "precision": ours.precision,
            "recall": ours.recall,
            "trafilatura_f1": theirs.f1 if theirs else None,
            "trafilatura_precision": theirs.precision if theirs else None,
            "trafilatura_recall": theirs.recall if theirs else None,
        }
    return report


def _list_worst(outcomes: Sequence[Outcome], count: int) -> list[dict[str, object]]:
    ordered = sorted(outcomes, key=lambda one: (one.agreement.f1, -len(one.wrong)))
    return [
        {
            "page": outcome.page.name,
            "f1": outcome.agreement.f1,
            "recall": outcome.agreement.recall,
            "wrong": {name: str(value) for name, value in outcome.wrong.items()},
        }
        for outcome in ordered
        if outcome.agreement.f1 < 1 or outcome.wrong
    ][:count]


def _time_all(
    pages: Sequence[LabelledPage], lexicon: Lexicon, extract: Extract | None, rounds: int
) -> dict[str, float | None]:
    """Time each way of reading all pages, in milliseconds a page."""
    ways: dict[str, Callable[[LabelledPage], object]] = {
        "parse": lambda page: LexborHTMLParser(page.html),
        "jalin": lambda page: read_page(page, lexicon),
    }
    resiliparse = _find_module("resiliparse.parse.html")
    if resiliparse is not None:
        ways["resiliparse_parse"] = lambda page: resiliparse.HTMLTree.parse(page.html)
    times: dict[str, float | None] = {"resiliparse_parse": None} | {
        name: _time(way, pages, rounds) for name, way in ways.items()
    }
    ours = times["jalin"] or 1.0
    theirs = _time(lambda page: extract(page.html), pages, 1) if extract is not None else None
    return times | {
        "trafilatura": theirs,
        "jalin_to_parse": (times["parse"] or 0.0) / ours,
        "jalin_to_resiliparse_parse": (times["resiliparse_parse"] or 0.0) / ours or None,
        "jalin_to_trafilatura": theirs / ours if theirs is not None else None,
    }


def _time(
    way: Callable[[LabelledPage], object], pages: Sequence[LabelledPage], rounds: int
) -> float:
    """Give the milliseconds a page, of each page the least of all rounds."""
    best = [float("inf")] * len(pages)
    for _ in range(rounds):
        gc.collect()
        for place, page in enumerate(pages):
            start = time.process_time()
            way(page)
            best[place] = min(best[place], time.process_time() - start)
    return sum(best) / len(pages) * 1000


def _lay_out(report: Mapping[str, object]) -> str:
    families: Mapping[str, Mapping[str, float | None]] = report["families"]  # type: ignore[assignment]
    lines = [
        f"{'family':14} {'F1':>6} {'P':>6} {'R':>6}   {'trafilatura F1':>14} {'P':>6} {'R':>6}"
    ]
    for name, figures in families.items():
        shown = [f"{value:6.3f}" if value is not None else "     -" for value in figures.values()]
        lines.append(f"{name:14} {' '.join(shown[:3])}           {' '.join(shown[3:])}")
    shown_whole = ("pages", "mean_kilobytes", "fields", "speed", "least_recall", "pointers_left")
    lines.extend(f"{name}: {json.dumps(report[name])}" for name in shown_whole)
    worst: Sequence[Mapping[str, object]] = report["worst"]  # type: ignore[assignment]
    lines.extend(json.dumps(one, ensure_ascii=False) for one in worst)
    return "\n".join(lines)


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the reading of pages.")
    parser.add_argument("--family", action="append", help="measure the pages of this family only")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--rounds", type=int, default=_ROUNDS, help="rounds of each timing")
    parser.add_argument("--worst", type=int, default=_WORST, help="pages to list")
    return parser.parse_args()


if __name__ == "__main__":
    main()
