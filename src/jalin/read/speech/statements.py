"""Statements: who said what, in quotation marks or reported (codebook, section 10)."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from jalin.model import Person, Statement
from jalin.read.analysis import Analysis
from jalin.read.speech.speech_cues import SpeechCues, read_speech_cues
from jalin.read.speech.speech_direct import find_direct
from jalin.read.speech.speech_indirect import find_indirect
from jalin.read.speech.speech_spans import SpanIndex
from jalin.read.speech.speech_speakers import Speakers, Utterance, build_speakers
from jalin.text.sentences import Sentence

# No preposition that bars a name from being the subject stands farther before it.
_REACH = 120


def find_statements(analysis: Analysis, people: Sequence[Person]) -> tuple[Statement, ...]:
    """Find all statements of named persons, in reading order.

    `people` tell who stands behind an office ("kata menteri itu").

    A speaker is given by his fullest name in the document. "Ujarnya", "dia" and quotations that go
    on without a verb belong to the person last heard or last written about.
    """
    speakers = build_speakers(analysis, people)
    direct = tuple(find_direct(analysis, speakers))
    quoted = SpanIndex([utterance.span for utterance in direct])
    indirect = (
        utterance
        for utterance in find_indirect(analysis, speakers)
        if not quoted.overlapping(utterance.span)
    )
    found = sorted((*direct, *indirect), key=lambda utterance: utterance.span)
    focus = sorted(_list_focus(analysis, speakers))
    return tuple(_name_speakers(analysis, focus, found))


def _name_speakers(
    analysis: Analysis, focus: Sequence[tuple[int, str]], found: Sequence[Utterance]
) -> Iterator[Statement]:
    heard: list[tuple[int, str]] = []
    for utterance in found:
        speaker = utterance.speaker or _find_last(utterance.place, focus, heard)
        if speaker is None:
            continue
        insort(heard, (utterance.span.end, speaker))
        yield Statement(
            speaker=speaker,
            text=utterance.span.slice(analysis.document.text),
            direct=utterance.direct,
            span=utterance.span,
            cue=utterance.cue or None,
            step=utterance.step,
        )


def _list_focus(analysis: Analysis, speakers: Speakers) -> Iterator[tuple[int, str]]:
    """List whom each sentence outside quotations is about, with the place of the name.

    Until somebody is a sentence's subject, whoever is named in it will do.
    """
    cues = read_speech_cues(analysis.lexicon)
    quoted = SpanIndex([quotation.outer for quotation in analysis.quotations])
    told = False
    for sentence in analysis.sentences:
        mentions = [
            mention
            for mention in speakers.find_in(sentence.span.start, sentence.span.end)
            if not quoted.has_around(mention.span)
        ]
        subjects = (m for m in mentions if _may_be_subject(sentence, m.span.start, cues))
        mention = next(subjects, None) or (mentions[0] if mentions and not told else None)
        if mention is not None:
            told = True
            yield mention.span.start, speakers.name(mention)


def _may_be_subject(sentence: Sentence, start: int, cues: SpeechCues) -> bool:
    left = sentence.text[: start - sentence.span.start]
    return cues.no_subject.search(left, max(0, len(left) - _REACH)) is None


def _find_last(
    place: int, focus: Sequence[tuple[int, str]], heard: Sequence[tuple[int, str]]
) -> str | None:
    """Give the person last heard or last written about before a place, whichever is nearer.

    Both lists are sorted.
    """
    before = [
        told[index - 1] for told in (focus, heard) if (index := bisect_left(told, (place, ""))) > 0
    ]
    return max(before)[1] if before else None
