"""Small articles, and the words on which the grammar leans, made by us."""

_LINES = (
    "PT Pindad dan Ashok Leyland menandatangani nota kesepahaman di Bandung, Rabu (4/2/2026).",
    "“Kami siap membangun pabrik pada kuartal II 2027,” kata Direktur PT Pindad, Budi Santoso.",
    "Nilai kontrak itu mencapai Rp1,2 triliun atau US$75,5 juta, naik 3,5 persen dari 20 unit.",
    "Menteri Perindustrian dan Kementerian Perindustrian Belarusia membahas MoU, Selasa lalu.",
    "The two companies signed a contract worth $1.5 billion on 17 May 2024, he said.",
    "PT Borneo Jaya (BRJ) akan mengakuisisi 30 persen saham Thales pada akhir tahun depan.",
    "“Belum ada kesepakatan,” ujarnya, ‘baru penjajakan’ antara Indonesia-Prancis.",
    "Kerja sama itu batal pada 2025. Pabrik bus listrik rampung setahun lagi, tulis Kabar.",
)
_RAW = """Beranda > Ekonomi

Dua Perusahaan Sepakat
ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT
[Gambas:Video 20detik] Kedua pihak meneken nota kesepahaman di Bandung.

Baca juga: Kapal Tiba
Baca juga:
Kapal Tiba di Dermaga

[img.1] Harga\u00a0 turun.\u200b
---
Berita Terkait
(Editor: Meja Malam)
Copyright © Kabar 2026"""
TEXT_WORDS = tuple(
    word.encode()
    for word in (
        *(
            "“",
            "”",
            "‘",
            "’",
            '"',
            "'",
            "«",
            "»",
            "(",
            ")",
            "[img.1]",
            "\u2028",
            "\u00a0",
            "…",
            "–",
            ".",
        ),
        *(
            "PT ",
            "Tbk",
            "CV ",
            "Kementerian ",
            "Menteri ",
            "Bupati ",
            "Direktur Utama ",
            "dr. ",
            "H.",
            "S.H.",
        ),
        *(
            "4 Februari 2026",
            "(4/2)",
            "kuartal II",
            "pekan depan",
            "akhir 2027",
            "dua puluh",
            "31/11",
            "29 Feb",
        ),
        *(
            "Rp1,2 triliun",
            "US$1.5 juta",
            "1.000.000",
            "3,5 persen",
            "40 unit",
            "²",
            "٣",
            "ⅷ",
            "½",
            "10^9",
        ),
        *(
            "menandatangani",
            "nota kesepahaman",
            "dan",
            "dengan",
            "akan",
            "belum",
            "batal",
            "kata",
            "ujar",
        ),
        *(
            "Pindad",
            "Thales",
            "Indonesia",
            "Prancis",
            "AS",
            "BRJ",
            "İ",
            "ß",
            "ﬁ",
            "\u0301",
            "\u202e",
            "🚢",
            "ſ",
        ),
        *(
            "signed",
            "agreement",
            "said",
            "Mr. ",
            "will acquire",
            "stake in",
            "on 17 May",
            "last Tuesday",
        ),
    )
)
CLEAN_WORDS = (
    *TEXT_WORDS[:14],
    *(line.encode() for line in _RAW.split("\n") if line),
    *(
        b"\n",
        b"\r\n",
        b"\n\n\n",
        b"\xe2\x80\x8b",
        b"\xef\xbf\xbc",
        b"\t",
        b"\x0c",
        b"\x00",
        b"\xcc\x81",
    ),
)
ENCODING_WORDS = (
    *(
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xff\xfe\x00\x00",
        b"\x00\x00\xfe\xff",
        b"\x00",
        b"\x80",
    ),
    *(
        b"<meta charset=",
        b"<?xml encoding='",
        b"utf-16",
        b"utf-7",
        b"gbk",
        b"shift_jis",
        b"+2AA-",
        b"~{",
    ),
    *(
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\x1b$B",
        b"idna",
        b"punycode",
        b"undefined",
        b"hz",
        b"%PDF-",
    ),
)


def make_articles() -> tuple[bytes, ...]:
    """Make articles; the first byte chooses the date, and whether the first line is a title."""
    whole = "\n\n".join(_LINES)
    titled = "Pindad dan Leyland Teken MoU\n" + "\n".join(_LINES[:3])
    return (
        b"\1" + whole.encode(),
        b"\x81" + titled.encode(),
        *(bytes([at]) + line.encode() for at, line in enumerate(_LINES)),
    )


def make_raw() -> tuple[bytes, ...]:
    """Make articles as they stand on pages, with what is around them."""
    return (_RAW.encode(), "\n".join(_LINES).encode(), _RAW.replace("\n", "\r\n").encode())


def make_encoded() -> tuple[bytes, ...]:
    """Make texts in encodings; the first byte chooses what is declared."""
    text = _LINES[1]
    page = f"<meta charset=iso-8859-1><p>{_LINES[0]} é"
    return (
        *(b"\0" + text.encode(each) for each in ("utf-8", "utf-8-sig", "utf-16", "utf-32")),
        b"\2" + text.encode("cp1252"),
        b"\0" + page.encode("latin-1"),
        b"\4" + text.encode("utf-16-be"),
    )
