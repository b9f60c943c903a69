"""Short forms of offices ("Menlu") and what they stand for."""

from jalin.text.lexicon import Lexicon
from jalin.text.words.fold import fold


class ShortOffices:
    """The short forms of the rule data, looked up by word."""

    __slots__ = ("_words_by_short",)

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the rule data."""
        self._words_by_short = {
            fold(short): fold(rule.value["office"]).split()
            for rule in lexicon.rules("office_short_forms")
            for short in rule.words
        }

    def list_words(self, role: str) -> frozenset[str]:
        """Give the folded words of a role, short forms written out."""
        words = fold(role).split()
        return frozenset(full for word in words for full in self._words_by_short.get(word, [word]))
