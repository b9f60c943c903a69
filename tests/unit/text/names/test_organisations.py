"""Organisations that a text names by what they are."""

import pytest

from factory import knowledge, organisations
from jalin.model import PartyKind, Span
from jalin.text.names.organisations import OrganisationMention, find_generics, keep_longest


def mention(start: int, end: int, *, known_as: str | None = None) -> OrganisationMention:
    """Build a mention of a company."""
    return OrganisationMention(
        span=Span(start=start, end=end),
        text="x" * (end - start),
        kind=PartyKind.COMPANY,
        country=None,
        known_as=known_as,
        rule="test",
    )


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Ia memimpin PT Maju Terus.", "PT Maju Terus", "company"),
        ("Ia memimpin Perumda Tirta Raharja.", "Perumda Tirta Raharja", "state_owned_enterprise"),
        (
            "Ia memimpin PT Maju Terus (Persero).",
            "PT Maju Terus (Persero)",
            "state_owned_enterprise",
        ),
        ("Ia memimpin Badan Padi dan Sagu.", "Badan Padi dan Sagu", "agency"),
        ("Ia memimpin Pemkot Alfamo.", "Pemkot Alfamo", "government"),
        ("Ia memimpin Universitas Alfa Raya.", "Universitas Alfa Raya", "university"),
        ("Ia memimpin Yayasan Bina Alfa.", "Yayasan Bina Alfa", "other"),
        ("Ia memimpin Asosiasi Alfa dan Beta.", "Asosiasi Alfa dan Beta", "association"),
        ("Ia memimpin Kodam Alfamo.", "Kodam Alfamo", "military"),
        ("Ia memimpin Borneo Nickel Ltd kini.", "Borneo Nickel Ltd", "company"),
        ("Ia memimpin Riverside University.", "Riverside University", "university"),
        ("Ia memimpin Green Seas Foundation.", "Green Seas Foundation", "association"),
        ("Ia memimpin Lakeland Development Authority.", "Lakeland Development Authority", "agency"),
    ],
)
def test_word_of_kind_makes_a_name_an_organisation(text: str, name: str, kind: str) -> None:
    """The first or last word of a name tells what it names."""
    assert [(each.text, each.kind) for each in organisations(text)] == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Mitranya PT Maju Terus.", "ID"),
        ("Mitranya Badan Padi.", "ID"),
        ("Mitranya Gemilang Sdn Bhd.", "MY"),
        ("Mitranya Lautan Pte Ltd.", "SG"),
        ("Mitranya Kessler GmbH.", "DE"),
        ("Mitranya Borneo Nickel Ltd.", None),
        ("Mitranya Kementerian Perindustrian Belarusia.", "BY"),
        ("Mitranya Kementerian Perindustrian Republik Belarusia.", "BY"),
        ("Mitranya Kementerian Perindustrian.", "ID"),
    ],
)
def test_name_tells_its_country(text: str, country: str | None) -> None:
    """A legal form or a country in the name gives the seat; a public body without one is ours."""
    assert [each.country for each in organisations(text)] == [country]


def test_foreign_ministry_is_not_the_one_of_the_same_portfolio_here() -> None:
    """A known name with another country behind it is another organisation."""
    (ministry,) = organisations("Ia tiba di Kementerian Perindustrian Belarusia.")
    assert (ministry.text, ministry.known_as) == ("Kementerian Perindustrian Belarusia", None)


@pytest.mark.parametrize(
    ("text", "name", "identity"),
    [
        ("Menteri Perindustrian datang.", "Menteri Perindustrian", "kemenperin"),
        ("Menteri Perindustrian Agus datang.", "Menteri Perindustrian", "kemenperin"),
        ("Menteri Luar Negeri Prancis datang.", "Menteri Luar Negeri Prancis", None),
        ("Bupati Badung Wayan datang.", "Bupati Badung", "pemkab-badung"),
        ("Gubernur Bali Wayan datang.", "Gubernur Bali", "pemprov-bali"),
    ],
)
def test_office_names_its_organisation(text: str, name: str, identity: str | None) -> None:
    """The office of a head stands for the organisation, without the name of who holds it."""
    assert [(each.text, each.known_as, each.by_office) for each in organisations(text)] == [
        (name, identity, True)
    ]


@pytest.mark.parametrize("known_in", ["PT Pindad", "PT Pindad (Persero)", "Pindad"])
def test_legal_words_do_not_hide_a_known_name(known_in: str) -> None:
    """A known company is known with and without its legal form, whole in the span."""
    assert [(each.text, each.known_as) for each in organisations(f"Ia memuji {known_in} itu.")] == [
        (known_in, "pindad")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Suku bunga BI naik.", []),
        ("Rapat Bank Indonesia usai. Suku bunga BI naik.", ["Bank Indonesia", "BI"]),
        ("Rapat Bank Indonesia usai. Rambut bi itu.", ["Bank Indonesia"]),
        (
            "Dewan Ekonomi Nasional dan Dewan Energi Nasional hadir. DEN siap.",
            ["Dewan Ekonomi Nasional", "Dewan Energi Nasional"],
        ),
    ],
)
def test_cautious_form_counts_only_beside_one_sure_form(text: str, found: list[str]) -> None:
    """Initials that many bear need the full name in the text, and only one that fits."""
    assert [each.text for each in organisations(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Badan Padi dan Sagu rapat.", ["Badan Padi dan Sagu"]),
        ("Badan Padi dan Badan Sagu rapat.", ["Badan Padi", "Badan Sagu"]),
        ("Badan Padi dan PT Maju Terus rapat.", ["Badan Padi", "PT Maju Terus"]),
        ("Badan Padi dan Thales rapat.", ["Badan Padi", "Thales"]),
        ("PT Alfa dan Beta rapat.", ["PT Alfa"]),
        ("Badan Padi untuk petani rapat.", ["Badan Padi"]),
    ],
)
def test_public_name_goes_on_over_dan_up_to_another_organisation(
    text: str, found: list[str]
) -> None:
    """A "dan" joins the words of a public body's name, not two organisations nor a company's."""
    assert [each.text for each in organisations(text)] == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Saham PT Maju Terus Tbk naik.", "PT Maju Terus Tbk"),
        ("Ia memuji PT. Maju Terus kemarin.", "PT. Maju Terus"),
        ("Ia memuji Hutan Raya Co., Ltd. kemarin.", "Hutan Raya Co., Ltd."),
        ("Pemerintah Kota (Pemkot) Alfamo hadir.", "Pemerintah Kota (Pemkot) Alfamo"),
    ],
)
def test_name_is_taken_whole(text: str, name: str) -> None:
    """Legal endings, and the short form of the first word in brackets, stay in the name."""
    assert name in [each.text for each in organisations(text)]


@pytest.mark.parametrize(
    "text", ["Panglima Angkatan Laut hadir.", "Menteri Angkatan Bersenjata hadir."]
)
def test_forces_as_a_portfolio_are_not_named_for_themselves(text: str) -> None:
    """The forces behind a commander's or minister's office are what he leads."""
    assert "head.military" not in [each.rule for each in organisations(text)]


@pytest.mark.parametrize(
    "text", ["Setiap kementerian hadir.", "Ia tinggal di Bandung.", "Panen baik."]
)
def test_common_words_and_places_are_no_organisations(text: str) -> None:
    """A word of kind in small letters, a city and plain words name nothing."""
    assert organisations(text) == ()


def test_longer_mention_stays() -> None:
    """Of two that overlap the longer one is kept, in reading order."""
    short, long, apart = mention(0, 4), mention(2, 9), mention(20, 24)
    assert keep_longest([apart, short, long]) == (long, apart)


def test_known_mention_stays_of_two_equal_ones() -> None:
    """At one place the mention with a directory entry is kept."""
    plain, known = mention(0, 4), mention(0, 4, known_as="pindad")
    assert keep_longest([plain, known]) == (known,)


@pytest.mark.parametrize(
    ("text", "found", "country"),
    [
        (
            "bermitra dengan sejumlah perusahaan asal Jepang.",
            "sejumlah perusahaan asal Jepang",
            "JP",
        ),
        ("bermitra dengan pelaku usaha lokal.", "pelaku usaha lokal", None),
        ("bermitra dengan 12 universitas di Turki.", "12 universitas di Turki", "TR"),
    ],
)
def test_counterpart_named_by_what_it_is_is_generic(
    text: str, found: str, country: str | None
) -> None:
    """A trade with a country or a kind names a counterpart, with the country it says."""
    assert [
        (each.text, each.country, each.certain) for each in find_generics(text, knowledge())
    ] == [(found, country, False)]


@pytest.mark.parametrize(
    "text",
    [
        "perusahaan asal Jepang Alfamo hadir.",
        "Alfamo, perusahaan asal Jepang itu, hadir.",
        "perusahaan itu hadir.",
    ],
)
def test_words_beside_a_name_only_describe_it(text: str) -> None:
    """In apposition such words are no counterpart of their own, nor are they alone."""
    assert find_generics(text, knowledge()) == ()
