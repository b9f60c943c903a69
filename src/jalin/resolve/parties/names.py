"""Names that are too weak to tell one organisation from another, and initials that spell one."""

from jalin.text.words.fold import fold, fold_name

# Longer runs of capitals are seldom shared by two organisations ("DEFEND", "NASDAQ").
_LONGEST_INITIALS = 5
_QUANTITIES = frozenset(
    ["sejumlah", "beberapa", "berbagai", "para", "puluhan", "several", "some", "various", "many"]
)


def is_initials(name: str) -> bool:
    """Tell whether a name is nothing but a short run of capitals, which many bear ("MAZ")."""
    stripped = name.strip()
    return stripped.isalnum() and stripped.isupper() and len(stripped) <= _LONGEST_INITIALS


def is_description(name: str) -> bool:
    """Tell whether a party is described, not named ("perusahaan komponen otomotif").

    A number or quantity before a small word describes too, also where a sentence begins with it.
    """
    first, _, rest = name.strip().partition(" ")
    if rest[:1].islower() and (first.isdigit() or fold(first) in _QUANTITIES):
        return True
    return not any(char.isupper() or char.isdigit() for char in first)


def spells(initials: str, name: str) -> bool:
    """Tell whether initials stand for a longer name: its letters in order, the first to begin with.

    A legal word before the name may be spelt or left out ("PTDI", "BSSN").
    """
    letters = fold(initials)
    if not is_initials(initials) or " " in letters:
        return False
    return any(_is_spelt(letters, spoken) for spoken in (fold(name), fold_name(name)))


def _is_spelt(letters: str, name: str) -> bool:
    if " " not in name or not name.startswith(letters[:1]):
        return False
    rest = iter(name)
    return all(letter in rest for letter in letters)
