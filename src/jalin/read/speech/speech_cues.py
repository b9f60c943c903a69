"""The words of speech: which verbs, prepositions and pronouns give words to a speaker."""

import re
from dataclasses import dataclass

from jalin.text.lexicon import Lexicon
from jalin.text.per_lexicon import once_per_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCues:
    """The patterns of `speech.yml`, each under the name of its rule."""

    after_quote: re.Pattern[str]
    after_quote_own: re.Pattern[str]
    active: re.Pattern[str]
    passive: re.Pattern[str]
    according: re.Pattern[str]
    according_own: re.Pattern[str]
    pronoun: re.Pattern[str]
    person_noun: re.Pattern[str]
    filler: re.Pattern[str]
    complement: re.Pattern[str]
    setting: re.Pattern[str]
    between: re.Pattern[str]
    apposition: re.Pattern[str]
    second_verb: re.Pattern[str]
    no_subject: re.Pattern[str]
    joined_verb: re.Pattern[str]


@once_per_lexicon
def read_speech_cues(lexicon: Lexicon) -> SpeechCues:
    """Read the cues of speech from the rule data."""
    pattern_by_id = {rule.id: rule.pattern for rule in lexicon.rules("speech", "speech.")}

    def cue(name: str) -> re.Pattern[str]:
        return pattern_by_id[f"speech.{name}"]

    return SpeechCues(
        after_quote=cue("after_quote"),
        after_quote_own=cue("after_quote_own"),
        active=cue("active"),
        passive=cue("passive"),
        according=cue("according"),
        according_own=cue("according_own"),
        pronoun=cue("pronoun"),
        person_noun=cue("person_noun"),
        filler=cue("filler"),
        complement=cue("complement"),
        setting=cue("setting"),
        between=cue("between"),
        apposition=cue("apposition"),
        second_verb=cue("second_verb"),
        no_subject=cue("no_subject"),
        joined_verb=re.compile(rf",?\s+(?:dan|serta)\s+(?:juga\s+)?(?:{cue('joined').pattern})"),
    )
