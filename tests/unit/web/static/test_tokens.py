"""The colours of the pages: readable in both themes, and none outside the tokens."""

import re
from pathlib import Path

import pytest

from jalin.web.frame.static_files import STATIC_FOLDER

BASE = (STATIC_FOLDER / "css" / "base.css").read_text()
TOKEN = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
COLOURS = {match[1]: (match[2], match[3]) for match in TOKEN.finditer(BASE)}
# What WCAG 2.2 asks of text, and of what is drawn.
TEXT, DRAWN = 4.5, 3.0
GROUNDS = ("paper", "raised", "sunk")
TEXTS = ("ink", "soft", "accent", "intent", "binding", "trouble", "dispute")
PAIRS = [
    *((text, ground, TEXT) for text in TEXTS for ground in GROUNDS),
    *((text, f"{text}-wash", TEXT) for text in TEXTS[2:]),
    *(("ink", f"{text}-wash", TEXT) for text in TEXTS[2:]),
    ("on-accent", "accent", TEXT),
    ("on-mark", "mark", TEXT),
    ("focus", "paper", DRAWN),
    ("line-strong", "raised", DRAWN),
    ("line-strong", "paper", DRAWN),
    ("trouble-fill", "paper", DRAWN),
    ("binding-fill", "paper", DRAWN),
]


def measure_light(colour: str) -> float:
    """Measure the relative luminance of a colour, as WCAG defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def measure_contrast(one: str, other: str) -> float:
    """Measure the contrast of two colours."""
    dark, light = sorted((measure_light(one), measure_light(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_text_and_drawings_stand_out(front: str, ground: str, least: float, theme: int) -> None:
    """Whatever is written or drawn on a ground can be told from it, in both themes."""
    assert measure_contrast(COLOURS[front][theme], COLOURS[ground][theme]) >= least


@pytest.mark.parametrize(
    "path",
    [it for it in sorted(STATIC_FOLDER.rglob("*.css")) if it.name not in {"base.css", "print.css"}],
    ids=lambda path: path.name,
)
def test_colours_come_from_the_tokens(path: Path) -> None:
    """A stylesheet names no colour of its own: both themes would not know it."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])|\brgba?\(|\bhsla?\(", text)


@pytest.mark.parametrize("path", sorted(STATIC_FOLDER.rglob("*.css")), ids=lambda path: path.name)
def test_named_tokens_are_there(path: Path) -> None:
    """A stylesheet names no token that nobody defines."""
    text = path.read_text()
    defined = set(re.findall(r"--([a-z0-9-]+):", BASE + text))
    assert set(re.findall(r"var\(--([a-z0-9-]+)", text)) <= defined


@pytest.mark.parametrize("path", sorted(STATIC_FOLDER.rglob("*.css")), ids=lambda path: path.name)
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    """A stylesheet asks no other host, and takes in no other stylesheet."""
    assert not re.search(r"@import|url\(\s*['\"]?(?:https?:)?//", path.read_text())
