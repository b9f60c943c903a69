"""The labelled news pages under `tests/pages`, composed and read.

A family is a folder: `skeleton.html` is the whole page of its outlet with `$name` placeholders,
`01.html` one article's body as that outlet's system writes it, and `01.json` its label.
A label may hold `fill`, plain words for placeholders that are not derived from the label itself.
"""

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template
from typing import Any

ROOT = Path(__file__).parent / "pages"
CLOCK = "14:05"
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
DESCRIPTION_LENGTH = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledPage:
    """One composed page and what a careful reader finds in it.

    `text` holds the body's paragraphs, parted by an empty line.
    `published` is the day in ISO 8601; `published_place` is where its best evidence stands.
    """

    name: str
    html: str
    text: str
    title: str
    outlet: str
    author: str | None
    published: str
    published_place: str
    url: str | None

    @property
    def family(self) -> str:
        """Name the outlet family, which is the page's folder."""
        return self.name.partition("/")[0]


def compose_pages(root: Path = ROOT) -> tuple[LabelledPage, ...]:
    """Compose every page of the set, in the order of their names."""
    return tuple(
        _compose_page(body)
        for skeleton in sorted(root.glob("*/skeleton.html"))
        for body in sorted(skeleton.parent.glob("[0-9]*.html"))
    )


def _compose_page(body: Path) -> LabelledPage:
    skeleton = Template((body.parent / "skeleton.html").read_text(encoding="utf-8"))
    label = json.loads(body.with_suffix(".json").read_text(encoding="utf-8"))
    fill = label.pop("fill", {})
    values = _placeholders(label, fill) | {"body": body.read_text(encoding="utf-8")}
    return LabelledPage(
        name=f"{body.parent.name}/{body.stem}", html=skeleton.substitute(values), **label
    )


def _placeholders(label: Mapping[str, Any], fill: Mapping[str, str]) -> dict[str, str]:
    """Give each placeholder its value: `$title` for HTML, `$title_json` inside a JSON string."""
    words = {name: label[name] or "" for name in ("title", "outlet", "author", "url")}
    words |= {"description": _describe(label["text"])}
    words |= _write_date(date.fromisoformat(label["published"]))
    words |= fill
    escaped = {name: html.escape(value) for name, value in words.items()}
    return escaped | {f"{name}_json": _escape_json(value) for name, value in words.items()}


def _describe(text: str) -> str:
    lead = text.partition("\n\n")[0]
    return lead[:DESCRIPTION_LENGTH].rpartition(" ")[0] + "..."


def _escape_json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1].replace("</", "<\\/")


def _write_date(day: date) -> dict[str, str]:
    """Write the publication date in each way that outlets write it."""
    weekday, month = DAYS[day.weekday()], MONTHS[day.month - 1]
    short = SHORT_MONTHS[day.month - 1]
    return {
        "published_date": f"{day}",
        "published_iso": f"{day}T{CLOCK}:00+07:00",
        "published_shown": f"{weekday}, {day:%d} {short} {day.year} {CLOCK} WIB",
        "published_long": f"{weekday}, {day.day} {month} {day.year} {CLOCK} WIB",
        "published_words": f"{day.day} {month} {day.year}",
        "published_english": f"{day:%d %B %Y} {CLOCK}",
        "published_day_first": f"{day:%d/%m/%Y}, {CLOCK} WIB",
        "published_slash": f"{day:%Y/%m/%d} {CLOCK}:00",
        "published_path": f"{day:%Y/%m/%d}",
        "published_compact": f"{day:%Y%m%d}{CLOCK.replace(':', '')}00",
    }
