"""Records of JSON and tables become documents."""

import io

import pytest

from jalin.model import AbortError, Document, PartialDate, Skipped
from jalin.source import SourceOptions, read_documents
from jalin.text.lexicon import Lexicon
from source_reading import Read

BODY = "Kedua perusahaan menandatangani nota kesepahaman di Bandung pada hari Rabu."
NEWS_WATCH = (
    '"title","publish_date","author","content","keyword","category","source","link"\n'
    f'"Judul","2026-02-04 14:05:00","Meja Pagi","{BODY}\nKata ""ya"".","mou","bisnis",'
    '"kabarniaga.example","https://kabarniaga.example/1"\n'
)


def _only(found: list[Document | Skipped]) -> Document:
    (document,) = found
    assert isinstance(document, Document)
    return document


def test_table_of_news_watch(read: Read) -> None:
    """The CSV of news-watch is read as it is."""
    document = _only(read("berita.csv", NEWS_WATCH))
    assert document.name == "berita:2"
    assert document.text == f'{BODY}\nKata "ya".'
    assert (document.title, document.author) == ("Judul", "Meja Pagi")
    assert (document.outlet, document.url) == ("kabarniaga.example", "https://kabarniaga.example/1")
    assert document.published == PartialDate.parse("2026-02-04")


def test_list_of_news_watch(read: Read) -> None:
    """The JSON of news-watch, a list of objects over several lines, is read as it is."""
    content = (
        '[\n {\n "title": "Judul", "publish_date": "2026-02-04 14:05:00",\n'
        f' "content": "{BODY}",\n "source": "kabarniaga.example"\n }}\n]'
    )
    document = _only(read("berita.json", content))
    assert (document.name, document.outlet) == ("berita:1", "kabarniaga.example")


def test_corpus_line(read: Read) -> None:
    """A corpus line gives its id as name, its day as date; beside an outlet, source is not one."""
    content = (
        '{"id": "x-1", "outlet": "Kabar Niaga", "source": "set", "title": "Judul", '
        f'"date": "2022-01-17T14:10", "text": "{BODY}", "url": null}}\n'
    )
    document = _only(read("a.jsonl", content))
    assert (document.name, document.outlet) == ("x-1", "Kabar Niaga")
    assert document.published == PartialDate.parse("2022-01-17")
    assert document.source is not None
    assert document.source.endswith("a.jsonl:1")


def test_empty_outlet_beside_a_source(read: Read) -> None:
    """An outlet column that is there but empty still means that source is not the outlet."""
    document = _only(read("a.jsonl", f'{{"outlet": null, "source": "set", "text": "{BODY}"}}'))
    assert document.outlet is None


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ('{"isi": "@", "judul": "J"}', "title", "J"),
        ('{"Full Text": "@", "Tanggal": "Rabu, 04 Feb 2026 14:05 WIB"}', "published", "2026-02-04"),
        ('{"maintext": "@", "date": 1770205500}', "published", "None"),
        ('{"text": "@", "date": "kemarin"}', "published", "None"),
        ('{"text": "@", "authors": ["A", "B"]}', "author", "A, B"),
        ('{"text": "@", "source": {"id": null, "name": "Kabar"}}', "outlet", "Kabar"),
        ('{"text": "", "content": "@", "doc_id": 7}', "name", "7"),
        ('{"text": ["@", "Baris dua."], "id": true}', "name", "a:1"),
    ],
)
def test_usual_names(read: Read, record: str, field: str, value: str) -> None:
    """Columns are found under the names that scrapers and data sets give them."""
    document = _only(read("a.jsonl", record.replace("@", BODY)))
    assert str(getattr(document, field)) == value


def test_column_with_a_dot(read: Read) -> None:
    """A name with a dot is a column of its own before it is the way into an object."""
    both = f'{{"thread": {{"site": "dalam"}}, "Thread.Site": "luar", "text": "{BODY}"}}'
    assert _only(read("a.jsonl", both)).outlet == "luar"
    assert _only(read("a.csv", f"text,thread.site\n{BODY},kabar.example\n")).outlet is not None
    odd = f'{{"thread": "tak ada", "text": "{BODY}"}}'
    assert _only(read("a.jsonl", odd)).outlet is None


def test_mapping_into_an_object(read: Read) -> None:
    """A mapping may name a field of an object."""
    options = SourceOptions(mapping={"text": "berita.isi"})
    record = f'{{"text": "bukan ini", "berita": {{"isi": "{BODY}"}}}}'
    assert _only(read("a.jsonl", record, options)).text == BODY


def test_mapping(read: Read) -> None:
    """A mapped field is taken from its column alone."""
    options = SourceOptions(mapping={"text": "Kolom B", "outlet": "asal"})
    document = _only(read("a.csv", f"text,kolom_b,source\nbukan ini,{BODY},set\n", options))
    assert (document.text, document.outlet) == (BODY, None)


def test_mapping_of_an_unknown_field(lexicon: Lexicon) -> None:
    """A mapping of a field that does not exist ends the run before it begins."""
    with pytest.raises(AbortError, match="teks"):
        read_documents([], options=SourceOptions(mapping={"teks": "a"}), lexicon=lexicon)


def test_unknown_encoding(lexicon: Lexicon) -> None:
    """An encoding that does not exist ends the run before it begins."""
    with pytest.raises(AbortError, match="klingon"):
        read_documents([], options=SourceOptions(encoding="klingon"), lexicon=lexicon)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters(read: Read, delimiter: str) -> None:
    """The commonest mark of the head line parts the cells."""
    assert (
        _only(read("a.csv", delimiter.join(["id", "text"]) + f"\n7{delimiter}{BODY}\n")).name == "7"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_table_with_a_mark(read: Read, encoding: str) -> None:
    """A byte order mark decides the encoding of a table."""
    content = f"id,text\n7,Ia berkata “ya”. {BODY}\n".encode(encoding)
    assert "“ya”" in _only(read("a.csv", content)).text


def test_declared_encoding_of_a_table(read: Read) -> None:
    """An encoding that the user declares is used."""
    content = f"id,text\n7,Ia berkata “ya”. {BODY}\n".encode("cp1252")
    document = _only(read("a.csv", content, SourceOptions(encoding="cp1252")))
    assert "“ya”" in document.text


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (f'{{"id": "a", "text": "{BODY}"}}\n{{"id": "b", "text": "{BODY}"}}', ["a", "b"]),
        (f'[{{"id": "a", "text": "{BODY}"}}]', ["a"]),
        (f'{{\n"id": "a",\n"text": "{BODY}"\n}}', ["a"]),
        (f"<!doctype html><html><body><p>{BODY}</p></body></html>", ["stdin"]),
        (BODY, ["stdin"]),
    ],
)
def test_standard_input(lexicon: Lexicon, content: str, names: list[str]) -> None:
    """Standard input is what it looks like: JSON Lines, JSON, a page, or one text."""
    stdin = io.BytesIO(content.encode())
    found = list(read_documents(["-"], options=SourceOptions(), lexicon=lexicon, stdin=stdin))
    assert [item.name for item in found if isinstance(item, Document)] == names


def test_json_lines_under_another_ending(read: Read) -> None:
    """A `.json` file of one object a line is read as such."""
    content = f'{{"id": "a", "text": "{BODY}"}}\n{{"id": "b", "text": "{BODY}"}}\n'
    assert len(read("a.json", content)) == 2


def test_empty_lines_above_the_head(read: Read) -> None:
    """Lines of a table without a letter, as a spreadsheet writes empty rows, are no head."""
    (document,) = read("a.csv", f"\ufeff\r\n;;\r\ntext;tanggal;x\r\n{BODY};4/2/2026;\r\n")
    assert isinstance(document, Document)
    assert (document.name, str(document.published)) == ("a:4", "2026-02-04")
