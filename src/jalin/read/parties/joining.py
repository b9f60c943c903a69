"""How the names of one organisation are recognised inside a document.

Each `join_` function knows one way in which a text names an organisation again.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher

from jalin.model import PartyKind
from jalin.read.parties.groups import NAME, Groups
from jalin.read.parties.party_keys import find_region
from jalin.text.directory import Directory
from jalin.text.names.organisations import OrganisationMention
from jalin.text.words.fold import fold_name

# Two spellings of one name: chosen so that one wrong letter in ten passes and one in five does not.
_LEAST_SPELLING_RATIO = 0.9
_LEAST_SPELLING_LENGTH = 8
_LEAST_SHORT_FORM = 3
_LEAST_INITIALS = 3
_LEAST_BLEND = 5
_TICKER = 4
_GOVERNMENT, _HOME = "pemerintah", "ID"
_LISTED = frozenset({PartyKind.COMPANY, PartyKind.STATE_OWNED_ENTERPRISE})
# Words that initials may leave out.
_SMALL_WORDS = frozenset({"dan", "and", "of", "the", "untuk", "for", "de"})
# "Grup Astra", "Kantor Balai ...": the house, and where it sits.
_HOUSE = re.compile(r"(?:grup|group|kantor|pemerintahan|kerajaan|negara) | (?:grup|group)$")
# Names with which one name is compared: far above what an article holds, it bounds hostile texts.
_MOST_COMPARED = 50


def join_equal_names(groups: Groups) -> None:
    """Join keys that have one name, and a name with the house or the legal form written to it."""
    keys_by_name = groups.index_names()
    for key, words in groups.list_unknown():
        name = " ".join(words)
        for form in dict.fromkeys((name, _HOUSE.sub("", name), name.removeprefix("pt"))):
            groups.join_only(key, keys_by_name.get(form, ()))


def join_short_forms(groups: Groups) -> None:
    """Join a name with a longer one that begins with it: "PT Len", "Kejaksaan"."""
    by_word: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for key, name in groups.list_names():
        words = name.split()
        if words and len(by_word[words[0]]) < _MOST_COMPARED:
            by_word[words[0]].append((key, words))
    for key, words in groups.list_unknown():
        longer = [
            other
            for other, others in (by_word[words[0]] if words else ())
            if other != key and len(others) > len(words) and others[: len(words)] == words
        ]
        if sum(map(len, words)) >= _LEAST_SHORT_FORM:
            groups.join_only(key, longer)


def join_home_branches(groups: Groups, lands: AbstractSet[str]) -> None:
    """Join a house with what bears its name and that of a country: "Danone Indonesia"."""
    keys_by_name = groups.index_names()
    for key, words in groups.list_unknown():
        if len(words) > 1 and words[-1] in lands:
            groups.join_only(key, keys_by_name.get(" ".join(words[:-1]), ()))


def join_tickers(groups: Groups, key_by_mention: dict[OrganisationMention, str]) -> None:
    """Join four capitals with the one company of whose name they are a choice of letters.

    That is how the Indonesian stock exchange makes its codes: "HRUM" for PT Harum Energy Tbk.
    """
    companies = {
        key: name
        for mention, key in key_by_mention.items()
        if mention.kind in _LISTED and (name := fold_name(mention.text)) and len(name) > _TICKER
    }
    for mention, key in key_by_mention.items():
        if key.startswith(NAME) and mention.text.isupper() and len(mention.text) == _TICKER:
            code = mention.text.lower()
            groups.join_only(
                key,
                {
                    other
                    for other, name in companies.items()
                    if name[0] == code[0] and _runs_through(code, name)
                },
            )


def _runs_through(letters: str, name: str) -> bool:
    """Tell whether letters occur in a name in their order."""
    left = iter(name)
    return all(letter in left for letter in letters)


def join_names_behind_countries(groups: Groups, lands: AbstractSet[str]) -> None:
    """Join a name with one that has its country before it: "Chengda", "China Chengda ..."."""
    behind: dict[str, list[str]] = defaultdict(list)
    for key, words in groups.list_unknown():
        for size in (1, 2):
            if " ".join(words[:size]) in lands and len(words) > size + 1:
                behind[words[size]].append(key)
    for key, words in groups.list_unknown():
        if len(words) == 1:
            groups.join_only(key, behind.get(words[0], ()))


def join_initials(groups: Groups) -> None:
    """Join an acronym with the one name of which it has the initials or the opening syllables.

    "PT KSP", "UiTM"; "Polmed" for Politeknik Negeri Medan.
    """
    named: dict[str, set[str]] = defaultdict(set)
    long = [(key, name.split()) for key, name in groups.list_names() if " " in name]
    for key, words in long:
        if len(words) >= _LEAST_INITIALS:
            own = [word for word in words if word not in _SMALL_WORDS]
            for initials in ("".join(w[0] for w in words), "".join(w[0] for w in own)):
                named[initials].add(key)
    for key, words in list(groups.list_unknown()):
        if len(words) != 1 or len(words[0]) < _LEAST_INITIALS:
            continue
        homes = named.get(words[0], set())
        if not homes and len(words[0]) >= _LEAST_BLEND:
            homes = {other for other, others in long[:_MOST_COMPARED] if is_blend(words[0], others)}
        groups.join_only(key, homes)


def is_blend(short: str, words: Sequence[str]) -> bool:
    """Tell whether a word is made of the openings of others, of the first and the last at least.

    Two letters or more of each; those between may be left out.
    """
    ends = _reach(short, words[0], {0})
    for word in words[1:-1]:
        ends |= _reach(short, word, ends)
    return len(short) in _reach(short, words[-1], ends)


def _reach(short: str, word: str, ends: AbstractSet[int]) -> set[int]:
    """List how far a word's opening, set at each of some ends, may reach into a short name."""
    return {
        end + size
        for end in ends
        for size in range(2, len(word) + 1)
        if short[end : end + size] == word[:size]
    }


def join_spellings(groups: Groups) -> None:
    """Join names that differ by a letter or two: such names stand near each other when sorted."""
    names = sorted(
        (name, key) for key, name in groups.list_names() if len(name) >= _LEAST_SPELLING_LENGTH
    )
    for index, (left, key) in enumerate(names):
        for right, other in names[index + 1 : index + 1 + _MOST_COMPARED]:
            unknown = key.startswith(NAME) or other.startswith(NAME)
            if unknown and _is_same_spelling(left, right):
                groups.join(key, other)


def _is_same_spelling(left: str, right: str) -> bool:
    matcher = SequenceMatcher(None, left, right)
    return (
        matcher.real_quick_ratio() >= _LEAST_SPELLING_RATIO
        and matcher.quick_ratio() >= _LEAST_SPELLING_RATIO
        and matcher.ratio() >= _LEAST_SPELLING_RATIO
    )


def join_regions(
    groups: Groups, key_by_mention: dict[OrganisationMention, str], directory: Directory
) -> None:
    """Join the names of a region's government: head and seat, long and short, the bare region.

    The bare region is its government where the text names one government of it only.
    """
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention, key in key_by_mention.items():
        entry = directory.organisations.get(mention.known_as or "")
        forms = (mention.text, *((entry.name, *entry.aliases) if entry is not None else ()))
        for form in forms:
            region = find_region(form)
            if region is not None and region.name:
                keys[region.level, region.name].add(key)
    levels: dict[str, set[str]] = defaultdict(set)
    for (_, name), found in keys.items():
        levels[name] |= found
        first, *others = sorted(found)
        for other in others:
            groups.join(first, other)
    for key, words in groups.list_unknown():
        groups.join_only(key, levels.get(" ".join(words), ()))


def join_capitals(groups: Groups, directory: Directory) -> None:
    """Join a capital that acts with its country, where the text names that: "Washington".

    "Pemerintah" without more is that of Indonesia, of whose press it is a word.
    """
    groups.join(f"{NAME}{_GOVERNMENT}", f"known:{_HOME}")
    for country in directory.countries.values():
        key = f"known:{country.id}"
        if country.capital is not None and key in groups.names:
            groups.join(f"{NAME}{fold_name(country.capital)}", key)
