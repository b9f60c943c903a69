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
