"""ARCHITECTURE.md draws the packages as they are and as the import contract has them."""

import tomllib

from handbook import ROOT, find_fences, list_first_column, read_page

PAGE = read_page("ARCHITECTURE.md")
SOURCE = ROOT / "src" / "jalin"


def _split(line: str) -> set[str]:
    return {name.strip() for name in line.split("|")}


def test_the_picture_is_the_import_contract() -> None:
    """The lines of the picture are the layers of the contract, from the top."""
    picture = find_fences(PAGE.split("## Layers\n", 1)[1], "")[0].splitlines()
    tool = tomllib.loads(read_page("pyproject.toml"))["tool"]
    layers = tool["importlinter"]["contracts"][0]["layers"]
    assert [_split(line) for line in picture] == [_split(layer) for layer in layers]


def test_every_folder_has_a_line() -> None:
    """The tables name every package and every folder of data, and nothing else."""
    folders = {path.name for path in SOURCE.iterdir() if path.is_dir()} - {"__pycache__"}
    assert sorted(list_first_column(PAGE, "Layers")) == sorted(folders)
