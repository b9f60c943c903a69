"""The key under which the mentions of one organisation meet inside a document."""

import re
from dataclasses import dataclass

from jalin.model import PartyKind
from jalin.text.names.organisations import OrganisationMention
from jalin.text.words.fold import fold, fold_name

# A region's government, its head and its short names meet under level and region.
_REGION = re.compile(
    r"(?P<province>pemerintah (?:provinsi|daerah)|pemprov|provinsi|(?:wakil )?gubernur)"
    r"(?: pemprov)?"
    r"|(?P<regency>pemerintah kabupaten|pemkab|kabupaten|(?:wakil )?bupati)(?: pemkab)?"
    r"|(?P<city>pemerintah kota|pemkot|(?:wakil )?wali ?kota)(?: pemkot)?"
)
_REGION_NAME = {
    "province": "Pemerintah Provinsi",
    "regency": "Pemerintah Kabupaten",
    "city": "Pemerintah Kota",
}
_MINISTRY = re.compile(
    r"(?:kementerian|kementrian|departemen|(?:wakil )?menteri|ministry of|minister (?:of|for)) "
)
_GOVERNMENT = re.compile(r"(?:pemerintah(?:an)?|government of) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region of a state, folded, and the level of the government that is named."""

    level: str
    name: str


def find_region(form: str) -> Region | None:
    """Find the region of which a name is the government's or its head's; None for other names."""
    folded = fold(form)
    region = _REGION.match(folded)
    if region is None or not folded[region.end() :].startswith(" "):
        return None
    return Region(level=region.lastgroup or "", name=folded[region.end() :].strip())


def derive_key(mention: OrganisationMention) -> str:
    """Derive the key of a mention: a kind of key, a colon, and the key itself."""
    folded = fold(mention.text)
    if mention.rule.startswith("generic."):
        return f"generic:{folded}"
    region = _REGION.match(folded)
    if region and mention.known_as is None and mention.kind is PartyKind.GOVERNMENT:
        level = region.lastgroup or ""
        return f"{level}:{folded[region.end() :].strip()}"
    if mention.known_as is not None:
        return f"known:{mention.known_as}"
    if mention.kind is PartyKind.GOVERNMENT and _GOVERNMENT.match(folded) and mention.country:
        return f"known:{mention.country}"
    ministry = _MINISTRY.match(folded)
    if ministry and mention.kind is PartyKind.MINISTRY:
        return f"ministry:{fold_name(folded[ministry.end() :])}"
    return f"name:{fold_name(mention.text)}"


def derive_region(mention: OrganisationMention) -> str | None:
    """Derive the region whose government or head is named ("Bupati Badung": "Badung")."""
    region = _REGION.match(fold(mention.text))
    if region is None or mention.kind is not PartyKind.GOVERNMENT:
        return None
    words = mention.text.replace("(", " ").replace(")", " ").split()
    return " ".join(words[len(region.group().split()) :]) or None


def derive_office_name(mention: OrganisationMention) -> str:
    """Derive the name of the organisation behind an office that no directory entry knows.

    "Gubernur Bali" gives "Pemerintah Provinsi Bali", "Menteri Pangan" gives "Kementerian Pangan".
    """
    region = _REGION.match(fold(mention.text))
    if region and region.lastgroup:
        words = mention.text.split()[len(region.group().split()) :]
        return " ".join([_REGION_NAME[region.lastgroup], *words])
    return re.sub(r"^(?:Wakil )?Menteri", "Kementerian", mention.text)
