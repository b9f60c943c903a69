"""What the head, the foot and the columns of an article say of its publication."""

import pytest

from jalin.model import Document
from jalin.source.article import find_publication_date, parse_plain_text, read_dateline
from jalin.source.article.datelines import find_dateline
from jalin.text.lexicon import Lexicon
from source_reading import Read

BODY = (
    "Kedua perusahaan menandatangani nota kesepahaman mengenai bus listrik di kantor pusat salah "
    "satu pihak, kata direktur utamanya."
)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2026-02-04", "2026-02-04"),
        ("2022-01-17T14:10", "2022-01-17"),
        ("2026-02-04T23:50:00+07:00", "2026-02-04"),
        ("2026-02-04 14:05:00", "2026-02-04"),
        ("2023/07/24 14:32:10", "2023-07-24"),
        ("20260204", "2026-02-04"),
        ("Rabu, 04 Feb 2026 14:05 WIB", "2026-02-04"),
        ("Wed, 04 Feb 2026 14:05:00 +0700", "2026-02-04"),
        ("February 4, 2026", "2026-02-04"),
        ("4/2/2026", "2026-02-04"),
        ("04-02-2026 14:05", "2026-02-04"),
        ("2026-02", "2026-02"),
        ("2026", "2026"),
        ("2/14/2026", "None"),
        ("31/02/2026", "None"),
        ("4 Smarch 2026", "None"),
        ("0001-01-01T00:00:00", "None"),
        ("1770205500", "None"),
        ("4 Februari", "None"),
        ("kemarin", "None"),
        ("", "None"),
    ],
)
def test_publication_date(lexicon: Lexicon, value: str, date: str) -> None:
    """A date is read as written, day first, or not at all."""
    assert str(find_publication_date(value, lexicon)) == date


@pytest.mark.parametrize(
    ("line", "date", "outlet"),
    [
        ("Kabar Niaga - Rabu, 4 Februari 2026 14:05 WIB", "2026-02-04", "Kabar Niaga"),
        ("Kabar Niaga | Rabu, 4 Februari 2026 14:05 WIB", "2026-02-04", "Kabar Niaga"),
        ("Meja Redaksi - Selasa, 24 September 2019 | 10:40 WIB", "2019-09-24", None),
        ("Jakarta, 4/2/2026", "2026-02-04", None),
        ("Bandung - 4 Februari 2026", "2026-02-04", None),
        ("Diterbitkan: 4 Februari 2026", "2026-02-04", None),
        ("Diperbarui: 5 Februari 2026", None, None),
    ],
)
def test_dateline(lexicon: Lexicon, line: str, date: str | None, outlet: str | None) -> None:
    """A line of its own tells the day, and the outlet where its lead is neither desk nor place."""
    found = read_dateline(line, lexicon)
    assert found is not None
    assert (found.published and str(found.published), found.outlet) == (date, outlet)


@pytest.mark.parametrize(
    ("opening", "date", "outlet"),
    [
        ("BANDUNG, 4 Februari 2026 - ", "2026-02-04", None),
        ("Jakarta (4/2/2026) – ", "2026-02-04", None),
        ("Liputan6.com, Jakarta - ", None, "Liputan6.com"),
        ("JAKARTA, KOMPAS.com -- ", None, "KOMPAS.com"),
        ("Jakarta (ANTARA) - ", None, "ANTARA"),
        ("Jakarta, CNN Indonesia - - ", None, "CNN Indonesia"),
        ("Lintas Niaga, Jakarta — ", None, "Lintas Niaga"),
        ("Bandung, Jawa Barat - ", None, None),
        ("Jakarta, Senin - ", None, None),
        ("Jakarta - ", None, None),
        ("PT Garam (Persero) - ", None, None),
        ("Pada 4 Februari 2026 ", None, None),
        ("JAKARTA, February 4, 2026 - ", "2026-02-04", None),
        ("JAKARTA, Wednesday, Feb. 4, 2026 - ", "2026-02-04", None),
        ("JAKARTA (Antara) Feb. 4, 2026 - ", "2026-02-04", "Antara"),
        ("Jakarta, Feb. 4, 2026 (Kabar Niaga) - ", "2026-02-04", "Kabar Niaga"),
        ("BANDUNG, Indonesia, Feb. 4, 2026 /Kabar/ -- ", "2026-02-04", None),
        ("JAKARTA, Feb. 4 - ", None, None),
        ("On February 4, 2026 - ", None, None),
    ],
)
def test_opening(lexicon: Lexicon, opening: str, date: str | None, outlet: str | None) -> None:
    """The opening of the first paragraph tells day or outlet, and stays in the text."""
    found = find_dateline(opening + BODY, lexicon)
    assert (found.published and str(found.published), found.outlet) == (date, outlet)
    assert found.body == opening + BODY


def test_date_of_the_body(read: Read) -> None:
    """A date inside the body is never the date of publication."""
    (document,) = read("a.txt", f"{BODY}\n\n4 Februari 2026\n\nPada 4 Februari 2026 ia hadir.")
    assert isinstance(document, Document)
    assert document.published is None


@pytest.mark.parametrize(
    ("foot", "date"),
    [
        ("Copyright © KN 2020", "2020"),
        ("© 2021 Kabar Niaga", "2021"),
        ("Copyright © 2010-2026 Kabar Niaga", "None"),
        ("Hak cipta lagu itu dijual tahun lalu.", "None"),
    ],
)
def test_copyright_year(read: Read, foot: str, date: str) -> None:
    """The one year of a copyright line is the date of last resort; the line leaves the text."""
    (document,) = read("a.txt", f"{BODY}\n{foot}")
    assert isinstance(document, Document)
    assert str(document.published) == date
    assert "©" not in document.text


def test_dateline_before_copyright(read: Read) -> None:
    """A dateline goes before the year of a copyright line."""
    (document,) = read("a.txt", f"Kabar Niaga - 4 Februari 2021\n\n{BODY}\nCopyright © KN 2020")
    assert isinstance(document, Document)
    assert str(document.published) == "2021-02-04"
    assert document.text == BODY


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Dua Pihak Teken MoU\n\n{BODY}", "Dua Pihak Teken MoU"),
        (f"Benarkah Mereka Teken MoU?\r\n\r\n{BODY}", "Benarkah Mereka Teken MoU?"),
        (f"Dua Pihak Teken MoU\n{BODY}", None),
        (f"Keduanya meneken MoU.\n\n{BODY}", None),
        (f"Kabar Niaga - 4 Februari 2026\n\n{BODY}", None),
        ("Dua Pihak Teken MoU\n\nPendek saja.", None),
        (BODY, None),
    ],
)
def test_title_of_a_text(lexicon: Lexicon, text: str, title: str | None) -> None:
    """A short first line apart from the body is the title and leaves the text; no other is."""
    article = parse_plain_text(text, name="a", source="a", lexicon=lexicon)
    assert article.title == title
    assert BODY in article.text or title is None
    assert title is None or title not in article.text
