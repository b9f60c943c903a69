"""JSON as the exchange formats write it."""

import json

import pytest

from dataset_factory import join
from jalin.export.standards.encoding import say, write_json, write_lines, write_list
from jalin.model import PartialDate


def test_what_is_not_said_is_left_out() -> None:
    """A no and a nought are said."""
    told: dict[str, object] = {
        "a": None,
        "b": "",
        "c": (),
        "d": [],
        "e": {},
        "f": False,
        "g": 0,
        "h": "x",
    }
    assert say(told) == {"f": False, "g": 0, "h": "x"}


def test_a_date_keeps_its_precision() -> None:
    """It is written as a text."""
    assert write_json(PartialDate.parse("2026-02")) == b'"2026-02"'


def test_other_values_are_not_guessed_at() -> None:
    """What has no form of its own is a fault of the program."""
    with pytest.raises(NotImplementedError, match="no codec"):
        write_json(object())


def test_lines_end_with_their_objects() -> None:
    """No text of a document can end one."""
    assert join(write_lines(["a\nb", {"c": 1}])) == b'"a\\nb"\n{"c":1}\n'


@pytest.mark.parametrize("values", [[], [1], [1, {"a": 2}]])
def test_a_list_is_whole_json(values: list[object]) -> None:
    """Whatever stands around it."""
    written = join(write_list(b'{"list":[', iter(values), b"\n]}\n"))
    assert json.loads(written) == {"list": values}
