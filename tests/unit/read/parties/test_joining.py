"""How a document's names of one organisation are brought together."""

import pytest

from factory import knowledge, organisations, tag
from jalin.model import Party, PartyKind
from jalin.read.parties import group_parties
from jalin.read.parties.joining import is_blend
from jalin.text.names.organisations import keep_longest


def _group(text: str, *tagged: str, title: str | None = None) -> tuple[Party, ...]:
    """Group what rules find in a text, and the last mention of names that only its place tells."""
    mentions = keep_longest([*organisations(text), *(tag(text, name) for name in tagged)])
    return group_parties(text, mentions, knowledge(), title=title)


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("PT Nusa Karya tiba bersama Grup Nusa Karya.", "Grup Nusa Karya"),
        ("PT Nusa Karya tiba bersama PTNusa Karya.", "PTNusa Karya"),
        ("Dinas Pertanian Kupang tiba. Dinas siap.", "Dinas"),
        ("Pemerintah Iran siap. Iran menunggu.", "Iran"),
        ("China Fajar Engineering Co. Ltd. tiba. Fajar siap.", "Fajar"),
        ("PT Polarindo tiba bersama Polarindo Indonesia.", "Polarindo Indonesia"),
        ("Politeknik Negeri Kupang menyambut Polkup.", "Polkup"),
        ("PT Arum Nusantara Energi Tbk tumbuh. ARNE naik.", "ARNE"),
        ("Amerika Serikat menawar. Washington menunggu.", "Washington"),
        ("Indonesia menawar. Pemerintah menunggu.", "Pemerintah"),
        ("Pemkab Badung siap. Badung maju.", "Badung"),
    ],
)
def test_another_name_of_one_organisation_is_no_second_party(text: str, tagged: str) -> None:
    """House, glued form, head word, country, branch, syllables, code, capital and region join."""
    assert len(_group(text, tagged)) == 1


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("PT Nusa Karya tiba bersama Nusa Jaya.", "Nusa Jaya"),
        ("Politeknik Negeri Kupang menyambut Politik.", "Politik"),
        ("PT Arum Nusantara Energi Tbk tumbuh. BMTR naik.", "BMTR"),
        ("Belarusia menawar. Washington menunggu.", "Washington"),
        ("Pemkab Badung dan Pemkot Badung siap. Badung maju.", "Badung"),
        ("Dinas Pertanian Kupang dan Dinas Sosial Kupang tiba. Dinas siap.", "Dinas"),
    ],
)
def test_name_that_may_be_another_stays_a_party(text: str, tagged: str) -> None:
    """What fits none, or more than one, is joined with none."""
    known = len(group_parties(text, organisations(text), knowledge()))
    assert len(_group(text, tagged)) == known + 1


def test_title_tells_a_short_name() -> None:
    """A code that only the title sets behind a name is that name's."""
    title = "Nusa Karya (ZQXW) Menang Kontrak"
    (party,) = _group("PT Nusa Karya tiba. Saham ZQXW naik.", "ZQXW", title=title)
    assert (party.name, party.aliases) == ("PT Nusa Karya", ("ZQXW",))


def test_short_name_means_what_it_was_set_behind() -> None:
    """A directory entry of the same letters does not take a company's short name away."""
    text = "PT Karya Samudra Prima (KSP) tiba. KSP siap."
    (party,) = _group(text)
    assert (party.name, party.kind, party.known_as) == (
        "PT Karya Samudra Prima",
        PartyKind.COMPANY,
        None,
    )


def test_misspelt_name_keeps_the_directory_entry_of_its_short_name() -> None:
    """The letters of the long name are near enough to the entry's."""
    (party,) = _group("Institut Teknolgi Bandung (ITB) tiba. ITB siap.")
    assert party.known_as == "itb"


@pytest.mark.parametrize("place", ["Indonesia", "Jakarta", "Persero", "BUMN"])
def test_bracket_with_a_place_or_a_kind_is_no_short_name(place: str) -> None:
    """It says where or what an organisation is; others may be there too."""
    parties = _group(f"PT Nusa Karya ({place}) dan PT Maju Terus ({place}) tiba.")
    assert [party.name for party in parties if party.kind is not PartyKind.GOVERNMENT][:2] in (
        ["PT Nusa Karya", "PT Maju Terus"],
        ["PT Nusa Karya (Persero)", "PT Maju Terus (Persero)"],
    )


@pytest.mark.parametrize(
    ("short", "words", "blends"),
    [
        ("polmed", ["politeknik", "negeri", "medan"], True),
        ("polije", ["politeknik", "negeri", "jember"], True),
        ("unpad", ["universitas", "padjadjaran"], True),
        ("medpol", ["politeknik", "negeri", "medan"], False),
        ("politeknik", ["politeknik", "negeri", "medan"], False),
        ("polne", ["politeknik", "negeri", "medan"], False),
    ],
)
def test_blend_is_made_of_openings(short: str, words: list[str], *, blends: bool) -> None:
    """Of the first and the last word, two letters at least of each."""
    assert is_blend(short, words) is blends
