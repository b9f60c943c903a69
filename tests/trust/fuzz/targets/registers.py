"""What comes into a register from outside: truth, outcomes of runs, what a reviewer says."""

import contextlib
import datetime as dt
import hashlib
import os
import shutil
from dataclasses import asdict
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec

from jalin.model import Document, JalinError, Judgement, JudgementKind, PartialDate
from jalin.pipeline.bulk.load import load_outcomes
from jalin.pipeline.derive import ensure_derived
from jalin.pipeline.judging import Verdict, judge, list_judgements
from jalin.pipeline.serving.library import Library
from jalin.pipeline.transfer.loading import load_truth
from jalin.store.register import Register
from register_factory import Heard, insight
from trust.fuzz.seeds import registers as seeds
from trust.fuzz.target import Target
from trust.fuzz.targets.promises import check_text
from trust.fuzz.targets.scratch import build_warm, scratch
from truth_factory import dump, save

_NOW = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
_TODAY = dt.date(2026, 6, 30)
_MOST_KEPT = 60
_TABLES = {
    "document": "documents",
    "reading": "readings",
    "judgement": "judgements",
    "skipped": "skipped",
    "heard": "heard",
}
_FIELDS = ("target", "other", "mention", "field", "value", "quote", "note", "reviewer")


class _Reviewed:
    """A register that is judged, made anew before it has grown too large."""

    def __init__(self) -> None:
        self._n_kept = _MOST_KEPT
        self._register: Register | None = None

    def open(self) -> Register:
        """Give it, as it is or anew."""
        if self._n_kept >= _MOST_KEPT or self._register is None:
            if self._register is not None:
                self._register.close()
            address = scratch() / "judged.db"
            for each in scratch().glob("judged.db*"):
                each.unlink()
            shutil.copy(seeds.fill_reviewed(), address)
            self._register = Register.open(address)
            self._n_kept = 0
        return self._register

    def count(self) -> None:
        """Count a judgement that was kept."""
        self._n_kept += 1


@cache
def _reviewed() -> _Reviewed:
    return _Reviewed()


def _judge(content: bytes) -> None:
    """Judge by words as a command line, which may hold bytes that are no text, gives them.

    The first byte chooses the verdict, lines are the fields; an empty line is none.
    """
    kinds = tuple(JudgementKind)
    kind = kinds[content[0] % len(kinds)] if content else JudgementKind.NOTE
    lines = [os.fsdecode(line) for line in content[1:].split(b"\n")]
    told: dict[str, Any] = dict(zip(_FIELDS, [line or None for line in lines], strict=False))
    told["target"] = told.get("target") or ""
    told["reviewer"] = told.get("reviewer") or "Ana"
    reviewed = _reviewed()
    register = reviewed.open()
    before = len(list_judgements(register))
    try:
        kept = judge(register, Verdict(kind=kind, **told), now=_NOW)
    except Exception:
        assert len(list_judgements(register)) == before, "refused, and kept all the same"
        raise
    for name in ("reviewer", "field", "value", "quote", "note"):
        check_text(getattr(kept, name), name)
    reviewed.count()
    ensure_derived(register, insight())
    list_judgements(register)


def _load_truth(content: bytes) -> None:
    """Load a file of truth: refused whole, or kept, shown, and written again as it was.

    An even first byte makes the hashes and counts of the file right first, as a hostile hand would.
    """
    lines = content[1:]
    if content[:1] and content[0] % 2 == 0:
        lines = _make_right(lines)
    address, file = scratch() / "loaded.db", scratch() / "in.jsonl"
    _clear(address)
    file.write_bytes(lines)
    try:
        load_truth(address, [file], Heard())
    except JalinError:
        if address.exists():
            with Register.open(address) as register:
                assert not any(asdict(register.count_truth()).values()), "refused, and kept in part"
        raise
    _show_all(address)
    _move(address)


def _load_outcomes(content: bytes) -> None:
    """Load outcomes of a run: lines are kept or told; what is kept can be shown."""
    address, file = scratch() / "outcomes.db", scratch() / "outcomes.jsonl"
    _clear(address)
    file.write_bytes(content)
    load_outcomes(address, [file], Heard())
    _show_all(address)
    _move(address)


def _show_all(address: Path) -> None:
    """Ask for everything that a face shows of a register."""
    with Library(address, lambda: _TODAY) as opened, opened.visit() as visit:
        for summary in visit.catalogue.summaries:
            msgspec.json.encode(visit.deal(summary.id), enc_hook=str)
        list_judgements(visit.register)


def _move(address: Path) -> None:
    """Move a register to another place: it is the same there."""
    out, again = scratch() / "out.jsonl", scratch() / "again.db"
    out.unlink(missing_ok=True)
    _clear(again)
    save(address, out)
    try:
        load_truth(again, [out], Heard())
    except JalinError as err:
        raise AssertionError(f"what was kept is refused elsewhere: {err}") from err
    assert dump(again) == dump(address), "truth comes back otherwise"


def _clear(address: Path) -> None:
    for each in address.parent.glob(f"{address.name}*"):
        each.unlink()


def _make_right(lines: bytes) -> bytes:
    """Give documents and judgements the ids of their content, and the last line right counts."""
    rows: list[dict[str, Any]] = []
    for line in lines.split(b"\n"):
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        if isinstance(row, dict) and row.get("kind") != "end":
            rows.append(row)
    renamed: dict[object, str] = {}
    for row in rows:
        _name_anew(row, renamed)
    counts = {name: sum(row.get("kind") == kind for row in rows) for kind, name in _TABLES.items()}
    body = b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
    end = {"kind": "end", **counts, "sha256": hashlib.sha256(body).hexdigest()}
    return body + msgspec.json.encode(end) + b"\n"


def _name_anew(row: dict[str, Any], renamed: dict[object, str]) -> None:
    """Give a document or a judgement the id of its content, a reading the id of its document."""
    kind, old = row.get("kind"), row.get("id")
    # What cannot be made right stays wrong.
    with contextlib.suppress(Exception):
        if kind == "document":
            said: dict[str, Any] = {
                name: row.get(name) for name in ("name", "text", "title", "outlet", "url")
            }
            day = row.get("published")
            published = None if day is None else PartialDate.parse(day)
            row["id"] = renamed[old] = Document(**said, published=published).id
        elif kind == "reading":
            name = row.get("document_id")
            row["document_id"] = row["reading"]["document_id"] = renamed.get(name, name)
        elif kind == "judgement":
            judgement = msgspec.convert(row["judgement"], Judgement)
            row["id"], row["made"] = judgement.id, judgement.made


TARGETS = (
    Target(
        name="judge",
        build=partial(build_warm, _judge),
        seeds=seeds.make_verdicts,
        words=seeds.VERDICT_WORDS,
        is_slow=True,
    ),
    Target(
        name="truth",
        build=partial(build_warm, _load_truth),
        seeds=seeds.make_truths,
        words=seeds.TRUTH_WORDS,
        is_slow=True,
    ),
    Target(
        name="outcomes",
        build=partial(build_warm, _load_outcomes),
        seeds=seeds.make_outcomes,
        words=seeds.TRUTH_WORDS,
        is_slow=True,
    ),
)
