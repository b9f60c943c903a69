"""A card before it is drawn: what stands on it, worded whole, and where its marks lie in time.

What is worded comes from documents that nobody vouches for: the drawing escapes it.
"""

from dataclasses import dataclass
from enum import StrEnum


class CardTheme(StrEnum):
    """Light or dark paper."""

    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """How much a stage means: it binds, it does not, or the deal left the ladder."""

    INTENT = "intent"
    BINDING = "binding"
    OFF = "off"


class Shape(StrEnum):
    """What a mark on the timeline is: each has a shape of its own, so that colour is never alone.

    A standstill is told by somebody: nothing moves.
    """

    FACT = "fact"
    STANDSTILL = "standstill"
    PLAN = "plan"
    CEREMONY = "ceremony"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRung:
    """A rung of the ladder: its word, whether it binds, and whether the deal earned it."""

    word: str
    is_binding: bool
    is_reached: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLadder:
    """The ladder. `then` and `now` are the rungs on which the deal stood first and stands now.

    None where it stood on none. `sides` name what lies on either side of the break. `left` is the
    word of the way off the ladder that the deal took.
    """

    rungs: tuple[CardRung, ...]
    sides: tuple[str, str]
    then: int | None
    then_word: str
    now: int | None
    now_word: str
    both_word: str
    left: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPanel:
    """One side of then and now: its heading, when it was, where the deal stood, and what else."""

    heading: str
    when: str
    standing: str
    tone: Tone | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardQuote:
    """The sentence that carries the stage, and who wrote it where."""

    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardMark:
    """A mark on the timeline. Places are shares of its length, from 0 to 1.

    `at` is its middle, `first` and `last` the time that its date can mean. `label` says what it is.
    """

    shape: Shape
    tone: Tone
    at: float
    first: float
    last: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTick:
    """The first day of a year; `word` is None for one that is not written."""

    at: float
    word: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardTimeline:
    """The history: marks in order of time, the years, and the day that is asked about.

    `lanes` name its two lines: what is told as done, and what was planned or promised. `legend`
    explains the shapes that are there. `undated` says how many things are not drawn.
    """

    marks: tuple[CardMark, ...]
    ticks: tuple[CardTick, ...]
    today: float
    today_word: str
    lanes: tuple[str, str]
    legend: tuple[tuple[Shape, str], ...]
    undated: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card of one deal.

    `parties` are all of them; `more` has what is written where one does not fit, where two do not,
    and so on. `rivals` are lines on what cannot all be true, two at most. `footer` names the day,
    the deal and the fingerprint of the register.
    """

    language: str
    title: str
    description: str
    about: str
    parties: tuple[str, ...]
    more: tuple[str, ...]
    ladder: CardLadder
    then: CardPanel
    now: CardPanel
    quote: CardQuote | None
    rivals_head: str
    rivals: tuple[str, ...]
    timeline: CardTimeline
    brand: str
    footer: tuple[str, ...]
