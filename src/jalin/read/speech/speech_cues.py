"""The words of speech: which verbs, prepositions and pronouns give words to a speaker."""

import re
from dataclasses import dataclass

from jalin.text.lexicon import Lexicon
from jalin.text.per_lexicon import once_per_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechCues:
    """The patterns of `speech.yml`, each under the name of its rule.

    Where English has a rule of its own beside that of the same name ("between_en"), the two are one
    pattern here. `adding` to `verb` have only English words.
    """

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
    dateline: re.Pattern[str]
    adding: re.Pattern[str]
    addressee: re.Pattern[str]
    circumstance: re.Pattern[str]
    finite: re.Pattern[str]
    no_clause: re.Pattern[str]
    opens_apposition: re.Pattern[str]
    the_person: re.Pattern[str]
    verb: re.Pattern[str]


@once_per_lexicon
def read_speech_cues(lexicon: Lexicon) -> SpeechCues:
    """Read the cues of speech from the rule data."""
    pattern_by_id = {rule.id: rule.pattern for rule in lexicon.rules("speech", "speech.")}

    def cue(name: str) -> re.Pattern[str]:
        return pattern_by_id[f"speech.{name}"]

    def both(name: str) -> re.Pattern[str]:
        return _join(cue(name), cue(f"{name}_en"))

    joined = f"(?:dan|serta)\\s+(?:juga\\s+)?(?:{cue('joined').pattern})"
    joined_en = f"and\\s+(?:also\\s+)?(?:{cue('joined_en').pattern})"
    return SpeechCues(
        after_quote=both("after_quote"),
        after_quote_own=cue("after_quote_own"),
        active=both("active"),
        passive=cue("passive"),
        according=cue("according"),
        according_own=cue("according_own"),
        pronoun=cue("pronoun"),
        person_noun=cue("person_noun"),
        filler=both("filler"),
        complement=cue("complement"),
        setting=cue("setting"),
        between=both("between"),
        apposition=cue("apposition"),
        second_verb=both("second_verb"),
        no_subject=cue("no_subject"),
        joined_verb=re.compile(rf",?\s+(?:{joined}|{joined_en})"),
        dateline=cue("dateline"),
        adding=cue("adding_en"),
        addressee=cue("addressee_en"),
        circumstance=cue("circumstance_en"),
        finite=cue("finite_en"),
        no_clause=cue("no_clause_en"),
        opens_apposition=cue("opens_apposition_en"),
        the_person=cue("person_noun_en"),
        verb=cue("verb_en"),
    )


def _join(first: re.Pattern[str], second: re.Pattern[str]) -> re.Pattern[str]:
    """Join two patterns as choices, each with its own regard for letter case."""
    if first.flags == second.flags:
        return re.compile(f"(?:{first.pattern})|(?:{second.pattern})", first.flags)
    ours, theirs = ("i" if one.flags & re.IGNORECASE else "" for one in (first, second))
    return re.compile(f"(?{ours}:{first.pattern})|(?{theirs}:{second.pattern})")
