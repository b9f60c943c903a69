"""What the code and its dependencies are looked over for; `make audit` asks for known faults."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib import metadata, util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCE = ROOT / "src" / "jalin"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# What strangers reach; the full form looks at everything.
REACHED = ("api", "web", "cli/serving", "pipeline/accounts", "store/accounts", "source/fetching")
NAME = re.compile(r"[\w.-]+")
JUDGED = re.compile(r"# noqa: (?:[A-Z]+\d+, )*S\d+(?:, [A-Z]+\d+)*( \(.+\))?")
# Written beside each statement of our own making: the names of tables and columns in it are ours.
OWN_NAMES = "S608"


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_bandit_finds_nothing(
    whole: bool,  # noqa: FBT001 (a parameter)
) -> None:
    """But for what is left out in pyproject.toml, with the reason beside it."""
    if util.find_spec("bandit") is None:
        pytest.skip("bandit comes with the extra `trust`")
    paths = [SOURCE] if whole else [SOURCE / it for it in REACHED]
    command = [sys.executable, "-m", "bandit", "--quiet", "--recursive", "--configfile"]
    ended = subprocess.run(  # noqa: S603 (our own command)
        [*command, str(ROOT / "pyproject.toml"), *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-4000:]


def test_what_ruff_lets_pass_has_its_reason() -> None:
    """Whoever reads a line that looks unsafe reads there why it is not."""
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted(SOURCE.rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (found := JUDGED.search(line)) and not found[1] and OWN_NAMES not in line
    ]
    assert bare == []


def test_every_dependency_is_used() -> None:
    """What nothing imports is one more that could be broken into for nothing."""
    modules: dict[str, set[str]] = {}
    for module, names in metadata.packages_distributions().items():
        for name in names:
            modules.setdefault(_plain(name), set()).add(module)
    imported = set(_list_imports())
    told = PROJECT["project"]["dependencies"]
    unused = [it for it in map(_name, told) if not modules.get(it, {it}) & imported]
    # The fonts of the cards are asked for by the names of their packages, once they are needed.
    texts = "\n".join(path.read_text("utf-8") for path in SOURCE.glob("export/cards/**/*.py"))
    named = {it for it in unused if any(name in texts for name in modules.get(it, {it}))}
    assert set(unused) - named == set()


def test_every_pin_is_of_what_is_asked_for() -> None:
    """Each dependency is pinned once, by one version, and none from anywhere but an index."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [it for it in lines if it and not it.startswith("#")]
    assert [it for it in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", it)] == []
    names = [_plain(it.partition("==")[0]) for it in pins]
    assert sorted(names) == sorted(set(names))
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = {_name(it) for told in (PROJECT["project"]["dependencies"], *extras) for it in told}
    assert wanted - set(names) == set()


def _name(requirement: str) -> str:
    found = NAME.match(requirement)
    assert found is not None, requirement
    return _plain(found[0])


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _list_imports() -> set[str]:
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                found |= {it.name.partition(".")[0] for it in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.partition(".")[0])
    return found
