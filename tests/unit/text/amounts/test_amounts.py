"""Amounts: exact values, currencies and units, Indonesian and English."""

from decimal import Decimal

import pytest

from jalin.text.amounts import find_amounts
from jalin.text.lexicon import load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("senilai Rp1,2 triliun", "1200000000000", "IDR"),
        ("Rp 1.250.000", "1250000", "IDR"),
        ("Rp. 5 miliar", "5000000000", "IDR"),
        ("Rp 5 M", "5000000000", "IDR"),
        ("Rp 2,5 T", "2500000000000", "IDR"),
        ("Rp 500 jt", "500000000", "IDR"),
        ("Rp877,67 triliun", "877670000000000", "IDR"),
        ("Rp 25 Miliar", "25000000000", "IDR"),
        ("IDR 250 million", "250000000", "IDR"),
        ("196 miliar rupiah", "196000000000", "IDR"),
        ("seratus miliar rupiah", "100000000000", "IDR"),
        ("US$ 8,45 miliar", "8450000000", "USD"),
        ("US$17 miliar", "17000000000", "USD"),
        ("US$ 50 ribu", "50000", "USD"),
        ("USD 1.1 billion", "1100000000", "USD"),
        ("US$ 5M", "5000000", "USD"),
        ("$50 juta", "50000000", "USD"),
        ("$1.25bn", "1250000000", "USD"),
        ("3,5 juta dollar AS", "3500000", "USD"),
        ("2 miliar dolar AS", "2000000000", "USD"),
        ("176,6 juta dollar Amerika Serikat", "176600000", "USD"),
        ("354.119.092 euro", "354119092", "EUR"),
        ("EUR 354,119,092", "354119092", "EUR"),
        ("€20 million", "20000000", "EUR"),
        ("hampir 600 juta euro", "600000000", "EUR"),
        ("£ 3.5 billion", "3500000000", "GBP"),
        ("¥300 miliar", "300000000000", "JPY"),
        ("300 miliar yen", "300000000000", "JPY"),
        ("243 miliar won", "243000000000", "KRW"),
        ("11 trillion won", "11000000000000", "KRW"),
        ("12 miliar yuan", "12000000000", "CNY"),
        ("RMB 1,5 miliar", "1500000000", "CNY"),
        ("S$ 40 juta", "40000000", "SGD"),
        ("A$ 3 miliar", "3000000000", "AUD"),
        ("AUD 7 juta", "7000000", "AUD"),
        ("40 juta ringgit", "40000000", "MYR"),
    ],
)
def test_money_is_in_main_units(text: str, value: str, currency: str) -> None:
    """Money has its value in main units, its code, and no unit."""
    (amount,) = find_amounts(text, LEXICON)
    assert (amount.value, amount.currency, amount.unit) == (Decimal(value), currency, None)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2x25 MW", "50", "MW"),
        ("1,2 gigawatt", "1.2", "gigawatt"),
        ("10 GWh", "10", "GWh"),
        ("140 giga watt hour (GWh)", "140", "GWh"),
        ("60 MMSCFD", "60", "MMSCFD"),
        ("25 Million Standard Cubic Feet per Day (MMSCFD)", "25", "MMSCFD"),
        ("20 miliar standar kaki kubik (BSCF)", "20000000000", "BSCF"),
        ("50 ribu unit per tahun", "50000", "unit per tahun"),
        ("1.000 ton pertahun", "1000", "ton pertahun"),
        ("1 juta ton LNG per tahun", "1000000", "ton per tahun"),
        ("7 ton per bulan", "7", "ton per bulan"),
        ("5.000 unit/tahun", "5000", "unit per tahun"),
        ("1.000 ton", "1000", "ton"),
        ("6 hektare (Ha)", "6", "hektare"),
        ("1.300 km", "1300", "km"),
        ("5 GB", "5", "GB"),
        ("13 unit radar", "13", "unit"),
        ("25MW", "25", "MW"),
        ("80.000 orang", "80000", "orang"),
        ("4,24 miliar saham", "4240000000", "saham"),
        ("252.838 lembar saham", "252838", "lembar saham"),
        ("delapan model", "8", "model"),
        ("tiga kapal selam", "3", "kapal selam"),
        ("dua puluh lima kapal", "25", "kapal"),
        ("seratus ribu orang", "100000", "orang"),
        ("two dozen ships", "24", "ships"),
        ("seribu rumah", "1000", "rumah"),
        ("17 pelajar Fiji", "17", "pelajar"),
        ("22 perguruan tinggi dalam negeri", "22", "perguruan tinggi"),
        ("2 juta agen yang aktif", "2000000", "agen"),
        ("40 persen", "40", "persen"),
        ("51%", "51", "%"),
        ("6,737%", "6.737", "%"),
        ("5,5% per tahun", "5.5", "% per tahun"),
        ("4.5 percent", "4.5", "percent"),
        ("48 bulan", "48", "bulan"),
        ("lima tahun", "5", "tahun"),
        ("selama 45 hari", "45", "hari"),
        ("2000 unit bus", "2000", "unit"),
    ],
)
def test_other_amounts_have_a_unit(text: str, value: str, unit: str) -> None:
    """Capacities, counts, shares and durations have their unit as written, and no currency."""
    (amount,) = find_amounts(text, LEXICON)
    assert (amount.value, amount.unit, amount.currency) == (Decimal(value), unit, None)


@pytest.mark.parametrize(
    ("text", "value", "unit", "currency"),
    [
        ("US$0,20 per kWh", "0.2", "per kWh", "USD"),
        ("Rp 194.000/bulan", "194000", "per bulan", "IDR"),
        ("Rp 409 per saham", "409", "per saham", "IDR"),
    ],
)
def test_price_says_for_what(text: str, value: str, unit: str, currency: str) -> None:
    """Money paid for each month or piece says so in its unit."""
    (amount,) = find_amounts(text, LEXICON)
    assert (amount.value, amount.unit, amount.currency) == (Decimal(value), unit, currency)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rp 1-2 triliun", ["1000000000000", "2000000000000"]),
        ("800 sampai 1.000 gerai", ["800", "1000"]),
        ("Rp25 triliun - Rp30 triliun", ["25000000000000", "30000000000000"]),
        ("US$ 200 juta atau Rp 3,2 triliun", ["200000000", "3200000000000"]),
        ("15.000 km dan 6.800 menara", ["15000", "6800"]),
    ],
)
def test_several_amounts_are_told_apart(text: str, values: list[str]) -> None:
    """A range gives both its ends; neighbours do not swallow one another."""
    assert [str(amount.value) for amount in find_amounts(text, LEXICON)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The plant will produce 1,250 units of the model", "1250"),
        ("Pabrik itu akan membuat 1.250 unit bus", "1250"),
        ("Investasi untuk pabrik itu USD 1.1 billion", "1100000000"),
        ("The contract for the ships is EUR 1.25 million", "1250000"),
    ],
)
def test_decimal_sign_goes_by_the_language(text: str, value: str) -> None:
    """The words at the number tell its sign, else the language of the text."""
    (amount,) = find_amounts(text, LEXICON)
    assert amount.value == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "tahun 2026",
        "pada 2026 perusahaan itu tumbuh",
        "4 Februari 2026",
        "Kamis (20/01)",
        "pukul 15.30 WIB",
        "0812-3456-7890",
        "Pasal 33 ayat 2",
        "Peraturan Nomor 12 Tahun 2020",
        "Blok 7 kilang",
        "salah satu perusahaan",
        "satu perusahaan",
        "COVID-19 pandemi",
        "layanan 24/7",
        "dua tahun lalu",
        "tiga kali",
        "kelas 5 sekolah",
        "semester satu tahun ini",
        "versi 1.2.26 aplikasi",
        "miliaran rupiah",
        "12 menilai",
        "5 Desember",
    ],
)
def test_what_is_no_amount_is_left(text: str) -> None:
    """Years, dates, times of day, numbers that name, and vague words are no amounts."""
    assert find_amounts(text, LEXICON) == ()


def test_text_is_the_slice() -> None:
    """Text and span hold number, scale and unit, and nothing else."""
    text = "Kontrak bernilai US$ 8,45 miliar itu mencakup 13 unit radar."
    assert [amount.text for amount in find_amounts(text, LEXICON)] == ["US$ 8,45 miliar", "13 unit"]


@pytest.mark.parametrize(
    ("text", "amount", "value", "unit"),
    [
        ("the order of two electric buses was placed", "two electric buses", "2", "electric buses"),
        (
            "it will buy eight more X22 helicopters",
            "eight more X22 helicopters",
            "8",
            "helicopters",
        ),
        ("the two Nusa Raya ships were built", "two Nusa Raya ships", "2", "ships"),
        ("the 130 buses would run in the city", "130 buses", "130", "buses"),
        ("the group of 40 islands finds work for it", "40 islands", "40", "islands"),
        ("the eight aircraft will be built", "eight aircraft", "8", "aircraft"),
        ("the fleet of 40 staff at the yard", "40 staff", "40", "staff"),
        ("eleven ships of the fleet", "eleven ships", "11", "ships"),
        ("the yard covers 12,500 square meters of land", "12,500 square meters", "12500", None),
        ("the line makes 5,000 cars a year for the group", "5,000 cars a year", "5000", None),
    ],
)
def test_thing_counted_in_english(text: str, amount: str, value: str, unit: str | None) -> None:
    """In English the thing counted ends at its plural, and a model may stand before it."""
    (found,) = find_amounts(text, LEXICON)
    assert (found.text, found.value) == (amount, Decimal(value))
    assert unit is None or found.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "the two companies had agreed",
        "the two have nothing to do with each other",
        "the firm ordered eight more, of the same kind",
        "the three agreements of the day",
        "the talks were held three days after the visit",
        "the fair is held every two years in the city",
        "it wants to reach net zero emissions by then",
        "one bus of the fleet",
    ],
)
def test_no_amount_in_english(text: str) -> None:
    """Partners, papers, ages and articles are not counted."""
    assert find_amounts(text, LEXICON) == ()
