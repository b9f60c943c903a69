"""A disk that is full: a clear word, nothing half, and with room the same command goes through."""

import contextlib
import dataclasses
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from jalin.cli.exits import ExitCode
from trust.kill.cases import Case, copy_start
from trust.kill.handing import Warm, build_order
from trust.kill.orders import Order
from trust.kill.states import look, look_at_truth
from trust.kill.trials import check_refusal, measure

SEED = int(os.environ.get("JALIN_TRUST_SEED", "8"))
WRITERS = ("add", "load", "load truth", "rebuild", "judge", "migrate", "watch")
EXPORTS = {
    "csv": ("export", "csv", "out/deals.zip"),
    "xlsx": ("export", "xlsx", "out/deals.xlsx"),
    "parquet": ("export", "parquet", "out"),
    "truth": ("export", "truth", "out/truth.jsonl"),
    "truth tables": ("export", "truth", "out"),
    "site": ("export", "site", "out"),
}
DISK = 6_000_000
# Tries with room for anything between nothing and all.
SHARES = (0.3, *(pytest.param(share, marks=pytest.mark.slow) for share in (0.0, 0.7)))


@contextlib.contextmanager
def mount_disk(folder: Path) -> Iterator[Path]:
    """Mount a small disk for the time of a with-block, or skip where nobody may."""
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={DISK}"]
    mount = shutil.which("mount") or "mount"
    try:
        subprocess.run([mount, *options, "tmpfs", folder], check=True, capture_output=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nobody may mount a disk here")
    try:
        yield folder
    finally:
        umount = shutil.which("umount") or "umount"
        subprocess.run([umount, "-l", folder], check=True)  # noqa: S603


def fill(folder: Path, n_free: int) -> Path:
    """Fill a disk but for some bytes; give the file that does so."""
    ballast = folder / "ballast"
    told = os.statvfs(folder)
    n_blocks = told.f_bavail - max(1, n_free // told.f_bsize)
    with ballast.open("wb") as file, contextlib.suppress(OSError):
        for _ in range(n_blocks):
            file.write(bytes(told.f_bsize))
            file.flush()
    return ballast


@pytest.mark.slow
@pytest.mark.parametrize("n_tries", [12])
@pytest.mark.parametrize("name", WRITERS)
def test_a_full_disk_takes_nothing_from_a_register(
    warm: Warm, cases: dict[str, Case], tmp_path: Path, name: str, n_tries: int
) -> None:
    """Wherever the room ends: what was kept is there, and the rest comes once there is room."""
    case = cases[name]
    plain = measure(warm, case, tmp_path / "plain")
    chance = random.Random(f"{SEED} {name}")  # noqa: S311 (no secret)
    n_refused = 0
    with mount_disk(tmp_path / "disk") as disk:
        for number in range(n_tries):
            path = copy_start(case, disk / "run")
            before = look_at_truth(path, tmp_path / "aside")
            n_free = chance.randint(1, 2 * plain.size) if number else 1
            ballast = fill(disk, n_free)
            order = build_order(path.parent, *case.arguments)
            ended = warm.obey(order)
            told = f"{SEED} {name} {n_free}: {ended}"
            assert "Traceback" not in ended.err, told
            assert before <= look_at_truth(path, tmp_path / "aside"), told
            n_refused += ended.code != ExitCode.FINE
            if ended.code != ExitCode.FINE:
                check_refusal(ended)
            ballast.unlink()
            again = warm.obey(order)
            assert again.code == ExitCode.FINE, (told, again)
            assert look(path) == plain.state, told
    print(f"{name}: {n_refused} of {n_tries} refused")  # noqa: T201
    assert n_refused


@pytest.mark.parametrize("name", ["add", pytest.param("migrate", marks=pytest.mark.slow)])
@pytest.mark.parametrize("share", SHARES)
def test_a_file_that_may_not_grow_stays_whole(
    warm: Warm, cases: dict[str, Case], tmp_path: Path, name: str, share: float
) -> None:
    """A limit for the size of files, as a system may set one, is told in a line."""
    case = cases[name]
    plain = measure(warm, case, tmp_path / "plain")
    path = copy_start(case, tmp_path / "run")
    order = build_order(path.parent, *case.arguments)
    largest = 1000 + int(share * plain.size / 2)
    check_refusal(warm.obey(dataclasses.replace(order, largest=largest)))
    assert warm.obey(order).code == ExitCode.FINE
    assert look(path) == plain.state


@pytest.mark.slow
@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_to_a_full_disk_leaves_no_half_file(
    warm: Warm, cases: dict[str, Case], tmp_path: Path, name: str
) -> None:
    """What has the final name is whole, and what was there before is still there."""
    case = cases["judge"]
    path = copy_start(case, tmp_path / "run")
    order = build_order(path.parent, *EXPORTS[name])
    chance = random.Random(f"{SEED} {name}")  # noqa: S311 (no secret)
    n_refused = 0
    with mount_disk(tmp_path / "disk") as disk:
        (path.parent / "out").symlink_to(disk / "out")
        (disk / "out").mkdir()
        if name == "site":
            order = build_order(path.parent, "export", "site", disk / "out")
        whole = _export(warm, order, disk / "out")
        size = sum(len(content) for content in whole.values())
        for _ in range(8):
            shutil.rmtree(disk / "out")
            (disk / "out").mkdir()
            ballast = fill(disk, chance.randint(1, size))
            ended = warm.obey(order)
            assert "Traceback" not in ended.err, ended
            found = _read_all(disk / "out")
            if ended.code:
                n_refused += 1
                check_refusal(ended)
                assert "cannot be written" in ended.err
            assert all(whole[name] == content for name, content in found.items())
            assert {it.name for it in disk.iterdir()} <= {"out", "ballast"}
            ballast.unlink()
        shutil.rmtree(disk / "out")
        (disk / "out").mkdir()
        assert _export(warm, order, disk / "out") == whole
    assert n_refused


@pytest.mark.parametrize(
    "arguments",
    [
        ("deals",),
        ("deals", "--json"),
        ("--help",),
        ("deals", "--help"),
        ("--version",),
        ("promises",),
        ("add", "berita"),
        ("export", "jsonl", "-"),
        ("export", "truth", "-"),
        ("schema",),
        ("watch", "--starter"),
    ],
)
def test_what_nobody_can_be_told_is_no_fault_of_the_program(
    warm: Warm, cases: dict[str, Case], tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """Standard output on a full disk is told in one line, with the code of a run that ended."""
    path = copy_start(cases["judge"], tmp_path / "run")
    order = build_order(path.parent, *arguments)
    ended = warm.obey(dataclasses.replace(order, is_output_full=True))
    check_refusal(ended)
    assert "standard output: cannot be written" in ended.err


def _export(warm: Warm, order: Order, out: Path) -> dict[str, bytes]:
    ended = warm.obey(order)
    assert ended.code == ExitCode.FINE, ended
    return _read_all(out)


def _read_all(folder: Path) -> dict[str, bytes]:
    files = (it for it in sorted(folder.rglob("*")) if it.is_file())
    return {str(it.relative_to(folder)): it.read_bytes() for it in files}
