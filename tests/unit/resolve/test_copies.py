"""Copies of one text form a source group; texts of different authors do not."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalin.model import PartialDate
from jalin.resolve.copies import (
    LEAST_SHARE,
    LEAST_WORDS,
    CopyLink,
    compare_texts,
    group_copies,
    link_copies,
    sketch_text,
)

BODY = """PT Pindad dan Ashok Leyland menandatangani nota kesepahaman di Bandung pada Rabu. Kedua
perusahaan akan mengembangkan bus listrik untuk pasar dalam negeri. Direktur utama Pindad menyebut
uji jalan pertama dijadwalkan pada kuartal ketiga tahun ini. Perakitan direncanakan berlangsung di
Turen, Malang, dengan kandungan lokal bertahap. Sebuah tim gabungan menyusun rencana investasi yang
akan dibahas lagi bulan depan. Kementerian Perindustrian menyambut kesepakatan itu dan berjanji
mempercepat sertifikasi kendaraan. Ashok Leyland sudah memasok sasis bus ke beberapa kota di Asia
Tenggara sejak sepuluh tahun lalu."""
QUOTE = """"Kami ingin bus listrik buatan dalam negeri melayani kota-kota besar sebelum akhir tahun
depan, dan kerja sama ini membuka jalan ke sana," ujar direktur utama."""
ONE = f"""Produsen kendaraan dari India menemukan mitra di Bandung. {QUOTE} Hal itu disaksikan
pejabat kedua negara, dan menjadi yang kedua dalam setahun bagi pabrik senjata itu."""
OTHER = f"""Ambisi kendaraan hijau kembali disuarakan perusahaan senjata milik negara. {QUOTE} Namun
pengamat transportasi menilai target tersebut terlalu cepat, sebab belum ada jalur produksi."""
FORM = """Harga emas hari ini {} rupiah per gram, naik {} rupiah dari kemarin. Harga beli kembali
berada di {} rupiah. Untuk ukuran lima gram harganya {} rupiah, sepuluh gram {} rupiah, dan seratus
gram {} rupiah, belum termasuk pajak penghasilan yang dipotong langsung pada saat transaksi."""
PLAIN = " ".join(f"kata{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(150))


@pytest.mark.parametrize(
    "copy",
    [
        BODY,
        BODY.upper(),
        f"BANDUNG, WARTA - {BODY} Artikel ini telah tayang di Warta dengan judul Bus Listrik.",
        BODY[: BODY.index("Sebuah tim")],
        BODY.replace("Rabu", "Kamis").replace("menyebut", "mengatakan").replace("pasar", "pembeli"),
    ],
    ids=["the same", "in capitals", "dateline and footer", "cut short", "edited"],
)
def test_a_changed_copy_is_a_copy(copy: str) -> None:
    """It shares a band with its source, and the comparison says so from either side."""
    share = compare_texts(BODY, copy)
    assert share is not None
    assert share >= LEAST_SHARE
    assert share == compare_texts(copy, BODY)
    assert set(sketch_text(BODY).bands) & set(sketch_text(copy).bands)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (ONE, OTHER),
        (BODY, ONE),
        (BODY, f"{BODY} {PLAIN}"),
        (FORM.format(*range(901, 907)), FORM.format(*range(801, 807))),
        ("Pindad meneken nota kesepahaman.", "Pindad meneken nota kesepahaman."),
        ("", ""),
    ],
    ids=["a quotation shared", "one event", "a later article", "a form", "a sentence", "nothing"],
)
def test_other_texts_are_no_copies(left: str, right: str) -> None:
    """A shared quotation, an event, a form with other figures or one sentence make no copy."""
    assert compare_texts(left, right) is None


def test_too_short_a_text_is_not_looked_up() -> None:
    """It has no bands, so that nothing is compared with it."""
    words = PLAIN.split()
    assert sketch_text(" ".join(words[: LEAST_WORDS - 1])).bands == ()
    assert sketch_text(" ".join(words[:LEAST_WORDS])).bands


def test_a_link_names_its_documents_in_order() -> None:
    """Whichever document comes first, the link is the same."""
    texts = {"a": BODY, "b": BODY, "c": PLAIN}
    link = CopyLink(left="a", right="b", share=1.0)
    assert link_copies(texts, "b", "a") == link_copies(texts, "a", "b") == link
    assert link_copies(texts, "a", "c") is None


def test_the_earliest_member_is_the_source() -> None:
    """An undated copy comes last; a link to a document outside is passed over."""
    links = [_link("a", "b"), _link("b", "c"), _link("c", "z")]
    day = PartialDate.parse("2024-05-01")
    groups = group_copies(
        "abcd", links, {"a": None, "b": PartialDate.parse("2024-05-02"), "c": day}
    )
    assert groups["a"] is groups["b"] is groups["c"]
    assert (groups["a"].source_id, groups["a"].first) == ("c", day)
    assert groups["a"].members == ("c", "b", "a")
    assert (groups["d"].members, groups["d"].first) == (("d",), None)


def test_what_is_dated_by_its_year_comes_after_what_has_a_day() -> None:
    """A date counts from its last day: a bare year may be that of a late copy."""
    dates = {"a": "2024", "b": "2024-05", "c": "2024-05-30"}
    days = {identity: PartialDate.parse(text) for identity, text in dates.items()}
    groups = group_copies("abc", [_link("a", "b"), _link("b", "c")], days)
    assert (groups["a"].members, groups["a"].first) == (("c", "b", "a"), days["c"])


PAIRS = list(combinations("abcdefg", 2))


@given(st.lists(st.sampled_from(PAIRS), max_size=12), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_order(pairs: list[tuple[str, str]], random: Random) -> None:
    """Whatever comes first, documents or links, the groups are the same."""
    links = [_link(*pair) for pair in pairs]
    ids, shuffled = list("abcdefg"), list(links)
    random.shuffle(ids)
    random.shuffle(shuffled)
    dates = {"a": PartialDate.parse("2024"), "e": PartialDate.parse("2023-02")}
    assert group_copies("abcdefg", links, dates) == group_copies(ids, shuffled, dates)


TEXTS = (BODY, f"{BODY} Artikel ini telah tayang di Warta.", BODY[:400], ONE, OTHER, PLAIN)


@given(st.permutations(range(len(TEXTS))))
def test_adding_one_by_one_gives_the_same_links(order: Sequence[int]) -> None:
    """A document compared only with those that share a band with it finds all of its copies."""
    texts = {str(number): text for number, text in enumerate(TEXTS)}
    kept: dict[str, set[str]] = {}
    links = set()
    for identity in map(str, order):
        bands = set(sketch_text(texts[identity]).bands)
        near = [other for other, theirs in kept.items() if bands & theirs]
        links |= {link_copies(texts, identity, other) for other in near}
        kept[identity] = bands
    every = {link_copies(texts, *pair) for pair in combinations(texts, 2)}
    assert links - {None} == every - {None}


def _link(left: str, right: str) -> CopyLink:
    return CopyLink(left=left, right=right, share=1.0)
