"""The fields of the query language: each asks for what its own examples say."""

import re
from pathlib import Path

import pytest

from jalin.model import LexiconError
from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.searching.asking.fields import Field, list_fields, load_fields
from jalin.pipeline.searching.question import parse_question


def find_fields(text: str) -> set[str]:
    """Find the fields that a question asks for; a question that is refused asks for none."""
    try:
        return {it.field.id for it in parse_question(text).conditions}
    except QuestionError:
        return set()


@pytest.mark.parametrize(
    ("field", "text"), [(field, text) for field in list_fields() for text in field.yes]
)
def test_a_field_is_asked_for_by_its_yes_questions(field: Field, text: str) -> None:
    """Each of them is understood."""
    assert field.id in find_fields(text)


@pytest.mark.parametrize(
    ("field", "text"), [(field, text) for field in list_fields() for text in field.no]
)
def test_a_field_is_not_asked_for_by_its_no_questions(field: Field, text: str) -> None:
    """They are words, or refused."""
    assert field.id not in find_fields(text)


@pytest.mark.parametrize("field", list_fields(), ids=lambda it: it.id)
def test_every_name_of_a_field_asks_for_it(field: Field) -> None:
    """In either language, and in capitals."""
    _, sign, value = re.split(r"(:|>=|<)", field.yes[0].split()[0], maxsplit=1)
    for name in field.names:
        assert find_fields(f"{name}{sign}{value}") == {field.id}
        assert find_fields(f"{name.upper()}{sign}{value}") == {field.id}


def test_broken_fields_tell_all_their_faults(tmp_path: Path) -> None:
    """One report has every fault with its line."""
    path = tmp_path / "fields.yml"
    path.write_text(
        "- id: a\n  names: [a]\n  kind: name\n  meaning: m\n  arti: a\n  yes: [x]\n  no: [y]\n"
        "- id: b\n  names: [a]\n  kind: name\n  meaning: m\n  arti: a\n  yes: [x]\n  no: [y]\n"
        "- id: c\n  names: [c]\n  kind: colour\n  sign: '~'\n  size: 2\n  yes: [1]\n  no: [y]\n",
        encoding="utf-8",
    )
    with pytest.raises(LexiconError) as caught:
        load_fields(path)
    assert [fault.split(": ", 1)[1] for fault in caught.value.faults] == [
        "'a' also names 'a'",
        "unknown key 'size'",
        "no 'meaning'",
        "no 'arti'",
        "'yes' is not a list of texts",
        "no such kind: 'colour'",
        "no such sign: '~'",
    ]
