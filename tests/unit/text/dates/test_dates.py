"""Dates: exact values at the precision of the text, Indonesian and English."""

import datetime as dt

import pytest

from jalin.model import PartialDate
from jalin.text.dates import find_dates
from jalin.text.lexicon import load_lexicon

LEXICON = load_lexicon()
TODAY = dt.date(2026, 2, 5)
# A Thursday.
ANCHOR = PartialDate.parse("2022-01-20")


def read(text: str, anchor: PartialDate | None = ANCHOR) -> list[str | None]:
    """Read all dates of a text as strings."""
    dates = find_dates(text, LEXICON, anchor=anchor, today=TODAY)
    return [None if mention.date is None else str(mention.date) for mention in dates]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("diteken 4 Februari 2026 di Bandung", "2026-02-04"),
        ("4 Feb 2026", "2026-02-04"),
        ("4 Feb. 2026", "2026-02-04"),
        ("17-Agt-2024", "2024-08-17"),
        ("3 Nopember 2024", "2024-11-03"),
        ("4/2/2026", "2026-02-04"),
        ("24-7-2023", "2023-07-24"),
        ("4.2.2026", "2026-02-04"),
        ("di Jakarta (24/7/2023)", "2023-07-24"),
        ("(4/2/26)", "2026-02-04"),
        ("Sabtu (18/102025)", "2025-10-18"),
        ("2026-02-04", "2026-02-04"),
        ("2026-02-04T10:30:00", "2026-02-04"),
        ("February 4, 2026", "2026-02-04"),
        ("on Feb. 4, 2026,", "2026-02-04"),
        ("the 4th of February 2026", "2026-02-04"),
        ("Februari 2026", "2026-02"),
        ("akhir Maret 2022", "2022-03"),
        ("bulan Agustus 2017", "2017-08"),
        ("tahun 2026", "2026"),
        ("pada 2027", "2027"),
        ("awal 2026", "2026"),
        ("pertengahan tahun 2026", "2026"),
        ("by the end of 2027", "2027"),
        ("in 2027", "2027"),
        ("sejak 2010 perusahaan itu", "2010"),
        ("hingga akhir 2022, jaringan", "2022"),
    ],
)
def test_absolute_date_is_read_as_written(text: str, date: str) -> None:
    """A date that names its year needs no anchor and gets no finer than it is written."""
    assert read(text, anchor=None) == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Rabu (4/2/2026)", "2026-02-04"),
        ("Rabu, 4 Februari 2026", "2026-02-04"),
        ("Kamis (20/1)", "2022-01-20"),
        ("Kamis kemarin (20/01)", "2022-01-20"),
        ("Jumat pekan lalu (14/1)", "2022-01-14"),
        ("Rabu, 12 Januari", "2022-01-12"),
        ("Senin (20/12)", "2021-12-20"),
        ("Rabu 19/1", "2022-01-19"),
        ("Jumat", "2022-01-14"),
        ("Kamis", "2022-01-20"),
        ("Kamis lalu", "2022-01-13"),
        ("Senin lalu", "2022-01-17"),
        ("Senin depan", "2022-01-24"),
        ("Selasa pekan ini", "2022-01-18"),
        ("Jumat ini", "2022-01-21"),
        ("on Friday", "2022-01-14"),
        ("next Monday", "2022-01-24"),
        ("last Tuesday", "2022-01-18"),
    ],
)
def test_weekday_finds_its_day(text: str, date: str) -> None:
    """A weekday alone is the latest one; a date beside it decides; both make one mention."""
    assert read(text) == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("hari ini", "2022-01-20"),
        ("siang ini", "2022-01-20"),
        ("kemarin", "2022-01-19"),
        ("besok", "2022-01-21"),
        ("lusa", "2022-01-22"),
        ("yesterday", "2022-01-19"),
        ("pekan depan", "2022-01"),
        ("minggu depan", "2022-01"),
        ("dua pekan lagi", "2022"),
        ("bulan depan", "2022-02"),
        ("bulan lalu", "2021-12"),
        ("akhir bulan ini", "2022-01"),
        ("Februari nanti", "2022-02"),
        ("Oktober tahun lalu", "2021-10"),
        ("Desember lalu", "2021-12"),
        ("Januari mendatang", "2023-01"),
        ("awal Januari ini", "2022-01"),
        ("pada Juni", "2022-06"),
        ("pada November", "2021-11"),
        ("28 Agustus mendatang", "2022-08-28"),
        ("15 Januari lalu", "2022-01-15"),
        ("1 Desember", "2021-12-01"),
        ("tahun ini", "2022"),
        ("tahun depan", "2023"),
        ("tahun lalu", "2021"),
        ("akhir tahun ini", "2022"),
        ("sebelum akhir tahun.", "2022"),
        ("next year", "2023"),
        ("later this year", "2022"),
        ("by the end of the year", "2022"),
        ("dua tahun lagi", "2024"),
        ("lima tahun ke depan", "2027"),
        ("setahun dari sekarang", "2023-01"),
        ("dalam tiga bulan", "2022-04"),
        ("enam bulan ke depan", "2022-07"),
        ("tiga tahun lalu", "2019"),
        ("dua puluh lima hari lalu", "2021-12-26"),
        ("10 hari lagi", "2022-01-30"),
        ("within two years", "2024"),
        ("three months ago", "2021-10"),
    ],
)
def test_relative_date_counts_from_the_anchor(text: str, date: str) -> None:
    """What leans on the day of publication is counted from it, as coarse as its unit is."""
    assert read(text) == [date]


@pytest.mark.parametrize(
    ("text", "date", "until"),
    [
        ("kuartal II 2026", "2026", "2026-06"),
        ("kuartal pertama tahun depan", "2023", "2023-03"),
        ("triwulan III/2025", "2025", "2025-09"),
        ("kuartal I-2022", "2022", "2022-03"),
        ("hingga kuartal III tahun ini", "2022", "2022-09"),
        ("Q1 2026", "2026", "2026-03"),
        ("3Q25", "2025", "2025-09"),
        ("the fourth quarter of 2026", "2026", "2026-12"),
        ("semester I 2026", "2026", None),
        ("paruh kedua tahun ini", "2022", None),
        ("the second half of 2026", "2026", None),
    ],
)
def test_part_of_a_year_is_its_year(text: str, date: str, until: str | None) -> None:
    """A quarter or a half is its year; a quarter also knows the month by which it ends."""
    (mention,) = find_dates(text, LEXICON, anchor=ANCHOR, today=TODAY)
    assert str(mention.date) == date
    assert (mention.until and str(mention.until)) == until


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("20-22 Januari 2022", "2022-01-22"),
        ("1 dan 2 Februari", "2022-02-02"),
        ("29 Mei hingga 3 Juni 2024", "2024-06-03"),
        ("Rabu-Kamis (6-7/10/2021)", "2021-10-07"),
        ("rencana 2020-2024", "2024"),
        ("tahun 2028 s.d 2046", "2046"),
        ("tahun 2026/2027", "2027"),
    ],
)
def test_stretch_is_its_last_day(text: str, date: str) -> None:
    """Of a stretch of days, months or years the last is the date."""
    assert read(text)[-1] == date


@pytest.mark.parametrize(
    "text",
    [
        "31/2/2022",
        "tanggal 31 Februari 2022",
        "(32/1)",
        "2/3 saham",
        "layanan 24/7",
        "Pasal 4/2",
        "0812-3456-7890",
        "Rp 2.026",
        "Boeing 737 2026",
        "pada 2000 unit bus",
        "versi 1.2.26",
        "sebanyak 4 desain",
        "harga mar 3",
        "dua minggu",
        "selama lima tahun",
        "beberapa tahun terakhir",
        "dalam tiga bulan terakhir",
        "nomor 02-15-2026-11",
    ],
)
def test_what_is_no_date_is_left(text: str) -> None:
    """Impossible days, fractions, numbers, prices, names and durations are no dates."""
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "anchor", "date"),
    [
        ("Jumat", "2020", "2020"),
        ("Jumat", "2020-05", "2020-05"),
        ("kemarin", "2020", "2020"),
        ("tahun depan", "2020", "2021"),
        ("pada Juni", "2020", "2020-06"),
        ("Juni lalu", "2020", None),
        ("bulan depan", "2020", None),
        ("20 Maret", "2020", "2020-03-20"),
        ("Jumat (20/3)", "2020", "2020-03-20"),
        ("Jumat", None, None),
        ("pada Juni", None, None),
        ("20 Maret", None, None),
        ("dua tahun lagi", None, None),
        ("Kamis (20/1)", None, "2022-01-20"),
        ("Rabu (4/2)", None, "2026-02-04"),
    ],
)
def test_no_date_is_finer_than_its_anchor(text: str, anchor: str | None, date: str | None) -> None:
    """A coarse anchor gives coarse dates, no anchor none but what a weekday tells."""
    assert read(text, None if anchor is None else PartialDate.parse(anchor)) == [date]


def test_mentions_say_where_and_how() -> None:
    """A mention's text is its slice, with its bracket, and it says whether it was counted."""
    text = "Nota itu diteken di Bandung, Kamis (20/1), dan berlaku hingga 2027."
    first, second = find_dates(text, LEXICON, anchor=ANCHOR, today=TODAY)
    assert (first.text, first.relative, first.weekday) == ("Kamis (20/1)", True, True)
    assert (second.text, second.relative, second.weekday) == ("hingga 2027", False, False)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("signed on Wednesday (Jan. 19)", "2022-01-19"),
        ("on Thursday, January 13, 2022, in Jakarta", "2022-01-13"),
        ("the fair of August 17-20, 2021", "2021-08-20"),
        ("the talks of Jan. 4 and 5", "2022-01-05"),
        ("by mid-2027", "2027"),
        ("by end-2026", "2026"),
        ("in fiscal 2026", "2026"),
        ("by year-end", "2022"),
        ("before the year is out", "2022"),
        ("by the year's end", "2022"),
        ("last July", "2021-07"),
        ("next March", "2022-03"),
        ("by December", "2022-12"),
        ("until mid-August", "2022-08"),
        ("in mid-March", "2022-03"),
        ("in July next year", "2023-07"),
        ("July of last year", "2021-07"),
        ("on Friday last week", "2022-01-14"),
        ("by the end of next year", "2023"),
        ("in the fourth quarter of 2027", "2027"),
    ],
)
def test_english_date(text: str, date: str) -> None:
    """English puts the month first, and leans on a day with words before and after the month."""
    assert read(text) == [date]


@pytest.mark.parametrize("text", ["in the early 1990s", "it may 4 times", "every year"])
def test_no_date_in_english(text: str) -> None:
    """A decade is no year, and a verb no month."""
    assert read(text) == []
