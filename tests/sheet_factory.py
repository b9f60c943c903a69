"""Builders of sheets and cards, as small as a test of a writer needs them."""

from dataclasses import replace

from jalin.export.briefing.briefing import (
    Briefing,
    BriefingColumn,
    BriefingSection,
    BriefingTable,
    Note,
    Run,
)
from jalin.export.cards.card import (
    Card,
    CardLadder,
    CardMark,
    CardPanel,
    CardQuote,
    CardRung,
    CardTick,
    CardTimeline,
    Shape,
    Tone,
)

RUNGS = ("proposed", "in talks", "intent", "committed", "implementing", "operating", "completed")
_FIRST_BINDING = 3


def note(number: int = 1, *, quote: str = "Kedua pihak sepakat.", url: str | None = None) -> Note:
    """Build a source."""
    place = "document 0123456789abcdef, characters 0–20"
    return Note(number=number, quote=quote, source="Warta a, 4 Feb 2026", url=url, place=place)


def table(*rows: tuple[Run, ...], left_out: str | None = None) -> BriefingTable:
    """Build a table of rows with a run in each cell."""
    width = len(rows[0]) if rows else 1
    return BriefingTable(
        title="Binding",
        columns=tuple(
            BriefingColumn(heading=f"Column {number}", share=100 // width)
            for number in range(width)
        ),
        rows=tuple(tuple(((run,),) for run in row) for row in rows),
        left_out=left_out,
    )


def briefing(
    *tables: BriefingTable,
    notes: tuple[Note, ...] = (note(),),
    title: str = "Briefing: PT Pindad",
    language: str = "en",
) -> Briefing:
    """Build a sheet of one section."""
    section = BriefingSection(
        title="What stands", lead="Earned, not hoped.", tables=tables, remarks=("That is all.",)
    )
    return Briefing(
        title=title,
        kicker="company, Indonesia",
        language=language,
        facts=(("As of", "1 Jul 2026"), ("Register", "0011223344556677")),
        legend="Numbers lead to the sources.",
        sections=(section,),
        notes_title="Sources",
        notes=notes,
        footer="Jalin register 0011223344556677, as of 1 Jul 2026",
    )


def mark(shape: Shape = Shape.FACT, at: float = 0.5, label: str = "intent, 4 Feb 2026") -> CardMark:
    """Build a mark of one day."""
    return CardMark(shape=shape, tone=Tone.INTENT, at=at, first=at, last=at, label=label)


def ladder(*, then: int | None = 2, now: int | None = 3, left: str | None = None) -> CardLadder:
    """Build a ladder on which the deal got as far as it is now."""
    top = now if now is not None else then
    return CardLadder(
        rungs=tuple(
            CardRung(
                word=word,
                is_binding=number >= _FIRST_BINDING,
                is_reached=top is not None and number <= top,
            )
            for number, word in enumerate(RUNGS)
        ),
        sides=("not binding", "binding"),
        then=then,
        then_word="Then",
        now=now,
        now_word="Now",
        both_word="Then and now",
        left=left,
    )


def card(*parties: str, marks: tuple[CardMark, ...] = (mark(),)) -> Card:
    """Build a card; without names it is one of PT Pindad and Ashok Leyland."""
    names = parties or ("PT Pindad", "Ashok Leyland")
    return Card(
        language="en",
        title=f"Deal card: {' – '.join(names)}",
        description="Then: intent. Now: committed.",
        about="contract: bus listrik",
        parties=names,
        more=tuple(f"and {number} more" for number in range(1, len(names))),
        ladder=ladder(),
        then=panel("Then", "intent, not binding"),
        now=panel("Now", "committed, binding"),
        quote=CardQuote(text="Kedua pihak sepakat.", source="Warta a, 4 Feb 2026"),
        rivals_head="Contradicted",
        rivals=(),
        timeline=CardTimeline(
            marks=marks,
            ticks=(CardTick(at=0.25, word="2025"), CardTick(at=0.5, word=None)),
            today=0.9,
            today_word="1 Jul 2026",
            lanes=("done", "planned"),
            legend=tuple((it, it.value) for it in dict.fromkeys(one.shape for one in marks)),
            undated=None,
        ),
        brand="Jalin register",
        footer=("as of 1 Jul 2026", "deal d8e460616377", "register 0011223344556677"),
    )


def panel(heading: str, standing: str) -> CardPanel:
    """Build one side of then and now."""
    return CardPanel(
        heading=heading, when="1 Jul 2026", standing=standing, tone=Tone.INTENT, lines=("quiet",)
    )


def quarrelling(drawn: Card) -> Card:
    """Let sources gainsay one another."""
    return replace(drawn, rivals=("date: 4 Feb 2026 (Warta a) ≠ 5 Feb 2026 (Warta b)",))
