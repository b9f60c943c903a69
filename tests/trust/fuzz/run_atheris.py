"""Fuzz by coverage, with atheris: `python tests/trust/fuzz/run_atheris.py [TARGET] --seconds N`.

Each target runs in a child process of bounded memory and time per input. Findings are kept in a
folder with what they say; the run goes on behind them. Without a target all run, each so long.
"""

import argparse
import contextlib
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2]
MOST_MEGABYTES = 2_500
# Longer inputs seldom say more; how time and memory grow with them is measured elsewhere.
LONGEST = 16_384
# Of the clock, for what never comes back from C; the target itself counts time of the processor.
MOST_SECONDS_OF_AN_INPUT = 60
_MOST_KILLS = 20
# What loading instrumented modules may take; a child that takes longer is ended.
_MOST_STARTING = 300
_COVERED = re.compile(r"cov: (\d+)")


def main(arguments: Sequence[str]) -> int:
    """Run; the code of exit tells how many targets have findings."""
    sys.path.insert(0, str(TESTS))
    from trust.fuzz.table import NAMES  # noqa: PLC0415 (found by the path set here)

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="*", choices=[[], *NAMES], default=[])
    parser.add_argument("--seconds", type=int, default=240)
    parser.add_argument(
        "--found", type=Path, default=Path(tempfile.gettempdir()) / "jalin-findings"
    )
    parser.add_argument("--corpus", type=Path, help="where inputs that cover more are kept")
    told = parser.parse_args(arguments)
    n_broken = 0
    for name in told.target or NAMES:
        n_broken += fuzz(name, told.seconds, told.found, told.corpus)
    return min(n_broken, 100)


def fuzz(name: str, seconds: int, found: Path, corpus: Path | None) -> bool:
    """Fuzz a target for some seconds, again after every input that ended the process."""
    end, n_tried, n_kills, covered = time.monotonic() + seconds, 0, 0, 0
    folder = found / name
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        kept = Path(scratch) if corpus is None else corpus / name
        kept.mkdir(parents=True, exist_ok=True)
        while (left := round(end - time.monotonic())) > 2:
            output = _run_child(name, left, folder, kept)
            counts = [int(it) for it in re.findall(r"^#(\d+)\s", output, re.MULTILINE)]
            n_tried += max(counts, default=0)
            covered = max([covered, *(int(it) for it in _COVERED.findall(output))])
            if "Done " in output:
                break
            n_kills += 1
            if not counts or n_kills > _MOST_KILLS:
                sys.stderr.write(output[-3_000:])
                break
    n_found = len([*folder.glob("*.bin"), *folder.glob("*-*")])
    sys.stdout.write(
        f"{name}: {n_tried} inputs in {seconds} s, coverage {covered}, {n_kills} of them ended the"
        f" process, {n_found} findings in {folder}\n"
    )
    sys.stdout.flush()
    return n_found > 0


def _run_child(name: str, seconds: int, found: Path, corpus: Path) -> str:
    command = [sys.executable, __file__, "--child", name, str(found), str(corpus)]
    command += [f"-max_total_time={seconds}", f"-rss_limit_mb={MOST_MEGABYTES}"]
    command += [f"-timeout={MOST_SECONDS_OF_AN_INPUT}", f"-artifact_prefix={found}/"]
    log = found / "log.txt"
    with log.open("wb") as out, contextlib.suppress(subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 (own file)
            command, stdout=out, stderr=out, check=False, timeout=seconds + _MOST_STARTING
        )
    return log.read_bytes().decode("utf-8", "replace")


def run_child(name: str, found: Path, corpus: Path, options: Sequence[str]) -> None:
    """Fuzz in this process, its modules instrumented; libFuzzer ends it."""
    # An extra, and it must come before what is instrumented.
    import atheris  # type: ignore[import-untyped]  # noqa: PLC0415

    sys.path.insert(0, str(TESTS))
    with atheris.instrument_imports(include=["jalin"]):
        from trust.fuzz.table import find_target  # noqa: PLC0415

        target = find_target(name)
        run = target.build()
    from trust.fuzz.finding import Keeper  # noqa: PLC0415
    from trust.fuzz.mutating import mutate  # noqa: PLC0415

    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    words = found / "words.txt"
    words.write_text("".join(f'"{_escape(word)}"\n' for word in target.words))
    keeper = Keeper(target, run, found)
    longest = max(LONGEST // 4 if target.is_slow else LONGEST, 2 * max(map(len, target.seeds())))
    atheris.Setup(
        [sys.argv[0], *options, f"-dict={words}", f"-max_len={longest}", str(corpus)],
        keeper.test,
        custom_mutator=mutate(target),
    )
    atheris.Fuzz()


def _escape(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        run_child(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]), sys.argv[5:])
    else:
        sys.exit(main(sys.argv[1:]))
