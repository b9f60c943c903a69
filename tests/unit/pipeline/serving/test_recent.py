"""Answers that are kept for a while."""

from jalin.pipeline.serving.recent import Recent


def test_a_question_is_worked_out_once() -> None:
    """The second who asks gets the first one's answer."""
    recent, asked = Recent[str](2), []

    def answer(question: str) -> str:
        asked.append(question)
        return question.upper()

    found = [recent.find(it, lambda it=it: answer(it)) for it in "aba"]  # type: ignore[misc]
    assert (found, asked) == (["A", "B", "A"], ["a", "b"])


def test_only_so_many_answers_are_kept() -> None:
    """The one that was asked for longest ago goes first, however many questions are made up."""
    recent = Recent[int](2)
    for number in (1, 2, 1, 3):
        recent.find(number, lambda number=number: number)  # type: ignore[misc]
    assert recent.find(1, lambda: 0) == 1
    assert recent.find(2, lambda: 0) == 0
