"""Names that are too weak to tell one organisation from another."""

# Longer runs of capitals are seldom shared by two organisations ("DEFEND", "NASDAQ").
_LONGEST_INITIALS = 5


def is_initials(name: str) -> bool:
    """Tell whether a name is nothing but a short run of capitals, which many bear ("MAZ")."""
    stripped = name.strip()
    return stripped.isalnum() and stripped.isupper() and len(stripped) <= _LONGEST_INITIALS


def is_description(name: str) -> bool:
    """Tell whether a party is described, not named ("perusahaan komponen otomotif")."""
    return not any(char.isupper() or char.isdigit() for char in name.split(" ", 1)[0])
