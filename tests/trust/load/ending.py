"""What is compared at the end: the register rebuilt, made anew, and all that was to be kept."""

import json
from pathlib import Path
from typing import Any

from jalin.pipeline.derive import ensure_derived, rebuild
from jalin.pipeline.judging import load_judgements
from jalin.pipeline.transfer.loading import keep_entries, read_truth
from jalin.pipeline.transfer.saving import save_lines
from jalin.store.register import Register
from register_factory import Heard, insight
from trust.load.running import Stage

_SHOWN = 3


def check_ending(stage: Stage) -> dict[str, Any]:
    """Compare; whatever differs is a fault. Gives what was compared."""
    if stage.effort.watch_s:
        # Pages that were listed last are fetched now: all of them were to be kept.
        stage.run("watch", str(stage.folder / "feeds.toml"), "--once", "--json")
    with Register.open(stage.register, create=False) as register:
        ensure_derived(register, insight())
        before = list(register.dump())
        rebuild(register, insight())
        rebuilt = list(register.dump())
    if rebuilt != before:
        stage.tally.fault(f"a rebuilt register is another: {_tell_first(before, rebuilt)}")
    truth, anew = stage.folder / "truth.jsonl", stage.folder / "anew.db"
    truth.write_bytes(b"".join(save_lines(stage.register, Heard())))
    with Register.open(anew) as register:
        keep_entries(register, read_truth(truth), Heard())
    made, derived = _dump(anew), _dump(stage.register)
    if made != derived:
        stage.tally.fault(f"a register made anew is another: {_tell_first(derived, made)}")
    return {"rows": len(before), "derived_rows": len(derived), **_find_lost(stage)}


def _find_lost(stage: Stage) -> dict[str, int]:
    with Register.open(stage.register, create=False) as register:
        texts = [document.text for document, _ in register.current()]
        judged = {it.id for it in load_judgements(register)}
    heads = {text.partition("\n")[0] for text in texts}
    whole = set(texts)
    lost = [it for it in stage.kept.articles if it not in whole and it not in heads]
    unkept = [it for it in stage.kept.judgements if it not in judged]
    for what in (*lost[:_SHOWN], *unkept[:_SHOWN]):
        stage.tally.fault(f"what was told to be kept is not there: {what[:200]!r}")
    return {
        "documents": len(texts),
        "articles_told_to_be_kept": len(stage.kept.articles),
        "articles_lost": len(lost),
        "judgements_told_to_be_kept": len(stage.kept.judgements),
        "judgements_lost": len(unkept),
    }


def _dump(path: Path) -> list[str]:
    with Register.open(path, create=False) as register:
        ensure_derived(register, insight())
        return list(register.dump(derived_only=True))


def _tell_first(one: list[str], other: list[str]) -> str:
    lost = sorted(set(one) - set(other))[:_SHOWN]
    come = sorted(set(other) - set(one))[:_SHOWN]
    return json.dumps({"lost": lost, "come": come})[:2000]
