"""Whatever a register holds, it comes out and in again as it was."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from jalin.pipeline.derive import rebuild
from jalin.store.register import Register
from register_factory import insight
from register_worlds import World, keep, worlds
from truth_factory import dump, load, save


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(worlds())
def test_a_register_comes_back_the_same(world: World) -> None:
    """Through lines and through tables, with judgements of all kinds; also into itself."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Register.open(folder / "jalin.db") as register:
            keep(register, world)
            rebuild(register, insight())
        before = dump(folder / "jalin.db")
        for form in ("truth.jsonl", "truth"):
            out = save(folder / "jalin.db", folder / form)
            load(folder / f"{form}.db", out)
            assert dump(folder / f"{form}.db") == before
            load(folder / "jalin.db", out)
            assert dump(folder / "jalin.db") == before
