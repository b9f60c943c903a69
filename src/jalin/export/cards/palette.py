"""The colours of a card on light and dark paper: those of the pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from jalin.export.cards.card import CardTheme, Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme. `inks` are for words, `fills` for areas, `washes` lie behind."""

    paper: str
    raised: str
    sunk: str
    ink: str
    soft: str
    line: str
    strong_line: str
    accent: str
    dispute: str
    dispute_wash: str
    inks: Mapping[Tone, str]
    fills: Mapping[Tone, str]


PALETTES: Mapping[CardTheme, Palette] = {
    CardTheme.LIGHT: Palette(
        paper="#f7f2e8",
        raised="#fdfaf4",
        sunk="#ede6d8",
        ink="#221d17",
        soft="#5d5346",
        line="#d8cfbd",
        strong_line="#8f836e",
        accent="#2d2f73",
        dispute="#6d2c75",
        dispute_wash="#efdff1",
        inks={Tone.INTENT: "#805100", Tone.BINDING: "#0b5b57", Tone.OFF: "#94291a"},
        fills={Tone.INTENT: "#cf9427", Tone.BINDING: "#2a837c", Tone.OFF: "#b8432f"},
    ),
    CardTheme.DARK: Palette(
        paper="#171614",
        raised="#201e1b",
        sunk="#100f0e",
        ink="#ece6da",
        soft="#b3a999",
        line="#3a362f",
        strong_line="#7d7464",
        accent="#aeb4ff",
        dispute="#d7a3df",
        dispute_wash="#331a37",
        inks={Tone.INTENT: "#e4b45a", Tone.BINDING: "#74c9be", Tone.OFF: "#f29c86"},
        fills={Tone.INTENT: "#b98a35", Tone.BINDING: "#3f958c", Tone.OFF: "#c25a45"},
    ),
}
