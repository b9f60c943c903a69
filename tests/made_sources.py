"""Sources in binary forms, made byte by byte as tests need them."""

import io
import zipfile
from collections.abc import Mapping, Sequence

BODY = "Kedua perusahaan menandatangani nota kesepahaman di Bandung pada hari Rabu."
PAGE = f"<!doctype html><html><head><title>Judul</title></head><body><p>{BODY}</p></body></html>"

_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def make_record(
    payload: bytes | str = PAGE,
    *,
    number: int = 1,
    status: str = "200 OK",
    headers: Mapping[str, str] | None = None,
    length: int | None = None,
) -> bytes:
    """Make a response of a web archive; `length` is what it claims of itself."""
    content = payload.encode() if isinstance(payload, str) else payload
    lines = {"Content-Type": "text/html", **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    http = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + content
    return make_block(
        "response",
        http,
        length=length,
        headers={
            "Content-Type": "application/http; msgtype=response",
            "WARC-Target-URI": f"https://kabar.example/{number}",
            "WARC-Date": "2030-01-01T00:00:00Z",
        },
    )


def make_block(
    kind: str, content: bytes, *, headers: Mapping[str, str], length: int | None = None
) -> bytes:
    """Make a record of a web archive of any type."""
    lines = {"WARC-Type": kind, "WARC-Record-ID": "<urn:uuid:1>", **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    size = len(content) if length is None else length
    return f"WARC/1.1\r\n{head}Content-Length: {size}\r\n\r\n".encode() + content + b"\r\n\r\n"


def make_zip(members: Mapping[str, str | bytes]) -> bytes:
    """Make a zip of the given members."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def make_workbook(
    sheets: Mapping[str, str], *, texts: str = "", formats: Sequence[str] = ("0", "14")
) -> bytes:
    """Make a workbook of sheets by name, each given as the XML of its rows."""
    names = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(sheets)
    )
    targets = [(f"r{at}", "worksheet", f"worksheets/s{at}.xml") for at in range(len(sheets))]
    targets += [("rs", "styles", "styles.xml"), ("rt", "sharedStrings", "/xl/sharedStrings.xml")]
    relations = "".join(
        f'<Relationship Id="{key}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for key, kind, target in targets
    )
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in formats)
    custom = '<numFmts><numFmt numFmtId="164" formatCode="dd\\-mmm\\-yyyy"/></numFmts>'
    members = {
        "xl/workbook.xml": f'<workbook xmlns="{_SPREADSHEET}" xmlns:r="{_RELATION}">'
        f"<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_SPREADSHEET}">{custom}'
        f"<cellXfs>{styles}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_SPREADSHEET}">{texts}</sst>',
    }
    for at, rows in enumerate(sheets.values()):
        members[f"xl/worksheets/s{at}.xml"] = (
            f'<worksheet xmlns="{_SPREADSHEET}"><sheetData>{rows}</sheetData></worksheet>'
        )
    return make_zip(members)


def make_row(number: int, *texts: str) -> str:
    """Make the XML of a row of texts."""
    cells = "".join(
        f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in enumerate(texts)
        if text
    )
    return f'<row r="{number}">{cells}</row>'


def make_pdf(
    pages: Sequence[Sequence[tuple[int, int, str]]],
    *,
    described: Mapping[str, str] | None = None,
    content: bytes | None = None,
    keys: str = "",
) -> bytes:
    """Make a PDF of pages of lines, each given with its place (from the left, from the foot).

    `content` stands in place of what draws the first page, and `keys` among its entries.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for at, lines in enumerate(pages):
        drawn = b"\n".join(
            b"BT /F1 11 Tf %d %d Td (%s) Tj ET" % (left, foot, _escape(text))
            for left, foot, text in lines
        )
        drawn = content if content is not None and not at else drawn
        extra = keys.encode() if not at else b""
        objects.append(b"<< %s /Length %d >>\nstream\n%s\nendstream" % (extra, len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    entries = b" ".join(
        b"/%s (%s)" % (name.encode(), _escape(value)) for name, value in (described or {}).items()
    )
    objects.append(b"<< %s >>" % entries)
    return _write_objects(objects)


def _escape(text: str) -> bytes:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")


def _write_objects(objects: Sequence[bytes]) -> bytes:
    file = io.BytesIO()
    file.write(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    file.write(
        b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, len(objects), start)
    )
    return file.getvalue()
