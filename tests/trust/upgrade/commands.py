"""The commands of Jalin run in processes of their own, on a register of a test."""

import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Sequence
from pathlib import Path

TODAY = "2026-03-01"
_CODE = "from jalin.cli import main; main()"
_WAIT_S = 60
# Root without the right to pass over what files allow.
_BOUND = ("setpriv", "--bounding-set=-dac_override")


def run_jalin(
    *arguments: str, register: Path | str, bound: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run a command on a register; `bound` has even root keep to what files allow."""
    frame = _BOUND if bound and os.geteuid() == 0 else ()
    return subprocess.run(  # noqa: S603 (our own code)
        [*frame, sys.executable, "-c", _CODE, *arguments],
        env=_build_environment(register),
        capture_output=True,
        text=True,
        timeout=_WAIT_S,
        check=False,
    )


def serve_once(register: Path | str) -> str:
    """Serve a register, ask for its first page, and end; gives the page."""
    with subprocess.Popen(  # noqa: S603 (our own code)
        [sys.executable, "-c", _CODE, "serve", "--port", "0", "--no-open"],
        env=_build_environment(register),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as serving:
        try:
            assert serving.stdout is not None
            told = ""
            for line in serving.stdout:
                told += line
                if found := re.search(r"http://[\w.]+:\d+", line):
                    with urllib.request.urlopen(f"{found[0]}/", timeout=_WAIT_S) as answer:  # noqa: S310 (loopback)
                        page: str = answer.read().decode()
                    return page
            raise AssertionError(f"no address was told: {told}")
        finally:
            serving.terminate()


def list_views(article: Path) -> Sequence[tuple[str, ...]]:
    """List the commands that open a register, each with what it needs."""
    return (
        ("deals",),
        ("search", "pindad"),
        ("parties",),
        ("promises",),
        ("contradictions",),
        ("diff", "--from", "2026-01-01"),
        ("judge", "--list"),
        ("doctor",),
        ("rebuild",),
        ("export", "truth", "-"),
        ("add", str(article)),
    )


def _build_environment(register: Path | str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path.endswith("src")),
        "JALIN_REGISTER": str(register),
        "JALIN_TODAY": TODAY,
        "JALIN_MEANING": "off",
        "HOME": "/tmp",  # noqa: S108 (nothing is kept there)
    }
