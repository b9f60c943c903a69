"""What deriving rests on beside documents: rule data, the directory, what reviewers decided."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from jalin.model import Judgement
from jalin.resolve.deals.subjects import SubjectWords, build_subject_words
from jalin.resolve.judged.rulings import Rulings
from jalin.text.directory import Directory, load_directory
from jalin.text.lexicon import Lexicon, load_lexicon
from jalin.text.lookup import PartyLookup
from jalin.track.promises.cues import PromiseCues, build_promise_cues
from jalin.track.quarrels.words import QuarrelWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Insight:
    """Everything that deriving knows before it sees a document. The same for a whole run."""

    lexicon: Lexicon
    lookup: PartyLookup
    words: SubjectWords
    cues: PromiseCues
    quarrels: QuarrelWords
    rulings: Rulings

    @classmethod
    def of(
        cls, lexicon: Lexicon, directory: Directory, judgements: Iterable[Judgement] = ()
    ) -> Self:
        """Build it from rule data, directory and judgements."""
        return cls(
            lexicon=lexicon,
            lookup=PartyLookup.of(directory),
            words=build_subject_words(lexicon),
            cues=build_promise_cues(lexicon),
            quarrels=QuarrelWords.of(lexicon),
            rulings=Rulings.of(judgements),
        )

    @property
    def directory(self) -> Directory:
        """Give the directory."""
        return self.lookup.directory

    def judged(self, judgements: Iterable[Judgement]) -> "Insight":
        """Give the same insight with other judgements."""
        return replace(self, rulings=Rulings.of(judgements))


def load_insight() -> Insight:
    """Read rule data and directory, with no judgements. Raises LexiconError."""
    return Insight.of(load_lexicon(), load_directory())
