"""How one organisation belongs to another."""

import pytest

from factory import read

DEAL = "PT Nusa Karya dan PT Borneo Jaya menandatangani kontrak. "


def relations(text: str) -> list[tuple[str, str, str]]:
    """List the relations of a text that tells a deal."""
    found = read(DEAL + text).relations
    return [(each.subject, each.predicate, each.object) for each in found]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "PT Nusa Karya merupakan anak usaha PT Sinar Timur.",
            ("PT Nusa Karya", "subsidiary_of", "PT Sinar Timur"),
        ),
        (
            "PT Nusa Karya, anak perusahaan dari PT Sinar Timur, maju.",
            ("PT Nusa Karya", "subsidiary_of", "PT Sinar Timur"),
        ),
        (
            "PT Nusa Karya melalui anak usahanya, PT Gema Raya, membangun pabrik.",
            ("PT Gema Raya", "subsidiary_of", "PT Nusa Karya"),
        ),
        (
            "PT Nusa Karya merupakan bagian dari PT Sinar Timur.",
            ("PT Nusa Karya", "part_of", "PT Sinar Timur"),
        ),
        (
            "PT Nusa Karya, anggota Asosiasi Alfa Raya, maju.",
            ("PT Nusa Karya", "member_of", "Asosiasi Alfa Raya"),
        ),
        (
            "PT Nusa Karya memiliki 30 persen saham di PT Gema Raya.",
            ("PT Nusa Karya", "owns_stake_in", "PT Gema Raya"),
        ),
        (
            "PT Nusa Karya, a subsidiary of PT Sinar Timur, grew.",
            ("PT Nusa Karya", "subsidiary_of", "PT Sinar Timur"),
        ),
        (
            "“Anak perusahaan kami, PT Gema Raya, siap,” kata Direktur Utama Thales Budi Santoso.",
            ("PT Gema Raya", "subsidiary_of", "Thales"),
        ),
    ],
)
def test_words_between_two_names_relate_them(text: str, relation: tuple[str, str, str]) -> None:
    """Each predicate is read from its words, in the direction that they say."""
    assert relations(text) == [relation]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "PT Sinar Timur memiliki dua anak usaha, yakni PT Gema Raya dan PT Rimba Jaya.",
            [
                ("PT Gema Raya", "subsidiary_of", "PT Sinar Timur"),
                ("PT Rimba Jaya", "subsidiary_of", "PT Sinar Timur"),
            ],
        ),
        (
            "PT Gema Raya dimiliki oleh PT Sinar Timur dan PT Rimba Jaya.",
            [
                ("PT Sinar Timur", "owns_stake_in", "PT Gema Raya"),
                ("PT Rimba Jaya", "owns_stake_in", "PT Gema Raya"),
            ],
        ),
        (
            "PT Gema Raya dan PT Rimba Jaya merupakan bagian dari PT Sinar Timur.",
            [
                ("PT Gema Raya", "part_of", "PT Sinar Timur"),
                ("PT Rimba Jaya", "part_of", "PT Sinar Timur"),
            ],
        ),
    ],
)
def test_all_names_of_a_list_are_related(text: str, found: list[tuple[str, str, str]]) -> None:
    """Owners, subsidiaries and parts that are listed together are told one by one."""
    assert relations(text) == found


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "Sebagai bagian dari PT Sinar Timur, PT Gema Raya maju.",
            ("PT Gema Raya", "part_of", "PT Sinar Timur"),
        ),
        (
            "Pemegang saham mayoritas PT Gema Raya adalah PT Sinar Timur.",
            ("PT Sinar Timur", "owns_stake_in", "PT Gema Raya"),
        ),
        (
            "PT Gema Raya diakuisisi PT Sinar Timur.",
            ("PT Sinar Timur", "owns_stake_in", "PT Gema Raya"),
        ),
        (
            "Kepemilikan saham PT Sinar Timur di PT Gema Raya naik.",
            ("PT Sinar Timur", "owns_stake_in", "PT Gema Raya"),
        ),
        (
            "PT Nusa Karya bersama Thales melalui anak usaha PT Gema Raya maju.",
            ("PT Gema Raya", "subsidiary_of", "PT Nusa Karya"),
        ),
        (
            "Perusahaan pelat merah PT Gema Raya maju.",
            ("PT Gema Raya", "state_owned_by", "Indonesia"),
        ),
    ],
)
def test_words_before_a_name_or_in_the_passive_relate_too(
    text: str, relation: tuple[str, str, str]
) -> None:
    """The direction follows the words and not the order of the names."""
    assert relation in relations(text)


def test_advice_to_buy_shares_is_no_stake() -> None:
    """Who recommends a share owns none by it."""
    assert relations("PT Sinar Timur merekomendasikan beli saham PT Gema Raya.") == []


@pytest.mark.parametrize(
    "text",
    [
        "PT Nusa Karya dan PT Gema Raya maju.",
        "PT Nusa Karya memiliki gedung di samping PT Gema Raya.",
        "PT Nusa Karya merupakan perusahaan swasta.",
        "PT Nusa Karya punya anak usaha. PT Gema Raya maju.",
    ],
)
def test_other_words_relate_nothing(text: str) -> None:
    """Names side by side, a building, a private company and a sentence's end relate nothing."""
    assert relations(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "PT Pindad merupakan perusahaan milik negara.",
            [("PT Pindad", "state_owned_by", "Indonesia")],
        ),
        ("Thales bukan pabrik pelat merah.", []),
        ("PT Pindad maju.", []),
    ],
)
def test_state_company_called_so_is_owned_by_its_state(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    """The state behind a state company is named where the text speaks of its ownership."""
    assert relations(text) == found


def test_relation_told_twice_is_one() -> None:
    """The same relation is listed once, with its first sentence."""
    text = "PT Nusa Karya merupakan anak usaha Thales. PT Nusa Karya, anak usaha Thales, maju."
    (relation,) = read(DEAL + text).relations
    assert relation.evidence == "PT Nusa Karya merupakan anak usaha Thales."


def test_evidence_of_a_relation_is_its_sentence() -> None:
    """The span cuts the sentence that says it."""
    text = DEAL + "PT Nusa Karya merupakan anak usaha Thales."
    (relation,) = read(text).relations
    assert relation.span is not None
    assert relation.span.slice(text) == relation.evidence
