"""Headings: documents without their text."""

import pytest

from jalin.store.headings import Heading, HeadingQuestion
from jalin.store.register import Register
from register_factory import doc, fill, reading

DATED = doc("Satu.", name="a", published="2026-02-04")
UNDATED = doc("Dua.", name="b")


def test_a_heading_is_a_document_without_its_text() -> None:
    """In the order of ids; what is not there is left out."""
    with Register.open(":memory:") as register:
        fill(register, (DATED, reading(DATED)), (UNDATED, reading(UNDATED)))
        found = register.headings([DATED.id, UNDATED.id, "none"])
    assert list(found) == sorted([DATED.id, UNDATED.id])
    assert (found[DATED.id].name, str(found[DATED.id].published)) == ("a", "2026-02-04")


def test_publications_are_told_by_document() -> None:
    """None where a document has no date."""
    with Register.open(":memory:") as register:
        fill(register, (DATED, reading(DATED)), (UNDATED, reading(UNDATED)))
        found = register.publications([DATED.id, UNDATED.id])
    assert found == {DATED.id: DATED.published, UNDATED.id: None}


@pytest.mark.parametrize(
    ("published", "until", "is_known"),
    [
        ("2026-02-04", "2026-02-03", False),
        ("2026-02-04", "2026-02-04", True),
        ("2026-02", "2026-02-27", False),
        ("2026-02", "2026-02-28", True),
        ("2025", "2025-12-30", False),
        ("2025", "2025-12-31", True),
        ("2025-12", "2026-01-01", True),
        ("9999", "9999-12-31", True),
        (None, "9999-12-31", False),
    ],
)
def test_headings_are_listed_up_to_a_day(published: str | None, until: str, is_known: bool) -> None:  # noqa: FBT001
    """By the last day that a date can mean."""
    with Register.open(":memory:") as register:
        document = doc("Tiga.", name="c", published=published)
        fill(register, (document, reading(document)))
        asked = HeadingQuestion(until=until)
        assert len(register.list_headings(asked)) == is_known
        assert register.count_headings(asked) == is_known


@pytest.mark.parametrize(
    ("since", "count"), [("2026-02-01", 1), ("2026-02-02", 0), ("2026-01-31", 1)]
)
def test_headings_are_listed_from_a_day_on(since: str, count: int) -> None:
    """By the first day that a date can mean; what has no date is left out."""
    with Register.open(":memory:") as register:
        month = doc("Tiga.", name="c", published="2026-02")
        fill(register, (month, reading(month)), (UNDATED, reading(UNDATED)))
        assert len(register.list_headings(HeadingQuestion(since=since))) == count


def test_headings_come_newest_first_part_by_part() -> None:
    """The undated last."""
    with Register.open(":memory:") as register:
        days = ["2026-02-04", "2026-02-04", "2026-02", "2025", None]
        made = [doc(f"Isi {n}.", name=str(n), published=day) for n, day in enumerate(days)]
        fill(register, *((document, reading(document)) for document in made))
        found: list[Heading] = []
        after: tuple[str, str] | None = None
        while part := register.list_headings(HeadingQuestion(after=after, limit=2)):
            found += part
            after = (str(part[-1].published or ""), part[-1].id)
    told = [str(it.published) if it.published else None for it in found]
    assert told == days
    assert len({it.id for it in found}) == len(days)
