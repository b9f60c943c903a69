"""The bench of full-text search."""

from pathlib import Path

import pytest

from full_text import Times, draw_questions, find_ratios, main, measure, write_times
from jalin.store.register import Register
from web_register import fill_register


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a register of a few documents."""
    path = tmp_path_factory.mktemp("bench") / "jalin.db"
    with Register.open(path) as register:
        fill_register(register, 12, 40, seed=1)
    return path


def test_questions_are_words_and_equal_for_equal_seeds() -> None:
    """No two seeds ask the same."""
    questions = draw_questions(30, 1)
    assert questions == draw_questions(30, 1) != draw_questions(30, 2)
    assert len(questions) == 30
    assert all(words and "=" not in words for words in questions)


def test_both_are_measured(path: Path) -> None:
    """Each question once, in time that was spent."""
    questions = draw_questions(3, 1)
    times = list(measure(path, questions))
    assert [it.words for it in times] == questions
    assert all(it.bare >= 0 and it.search > 0 for it in times)


def test_ratios_are_those_of_the_middle_and_of_the_slowest() -> None:
    """The table has both, and says whether the target is met."""
    times = [
        Times(words="x", numbers=0.0, bare=1.0 + it, search=2.0 * (1.0 + it)) for it in range(20)
    ]
    assert find_ratios(times) == (2.0, 2.0)
    assert "met" in "\n".join(write_times(times))
    slow = [Times(words="x", numbers=0.0, bare=1.0, search=4.0)]
    assert "MISSED" in "\n".join(write_times(slow))


def test_a_missed_target_is_told_by_the_exit_code(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only where that is asked for."""
    monkeypatch.setattr("full_text.TARGET", 0.0)
    arguments = [str(path), "--questions", "2"]
    assert main(arguments) == 0
    assert main([*arguments, "--check"]) == 1
    assert "MISSED" in capsys.readouterr().out
