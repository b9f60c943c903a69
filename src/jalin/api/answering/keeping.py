"""Answers that are kept to be sent again, the least used of them forgotten first."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass

_MOST_BYTES = 64 * 1024 * 1024
# An answer costs more than its body, and anybody can think of questions with a short answer.
_MOST_ANSWERS = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it is sent: a function of register, day and address."""

    body: bytes
    tag: str
    headers: tuple[tuple[str, str], ...] = ()


class Answers:
    """Answers by what they depend on, up to a number of them and of their bytes.

    May be used by all threads.
    """

    def __init__(self, most_bytes: int = _MOST_BYTES, most_answers: int = _MOST_ANSWERS) -> None:
        self._most = most_bytes
        self._most_answers = most_answers
        self._size = 0
        self._answers: OrderedDict[Hashable, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: Hashable) -> Answer | None:
        """Find an answer, and remember that it was asked for."""
        with self._lock:
            answer = self._answers.get(key)
            if answer is not None:
                self._answers.move_to_end(key)
            return answer

    def keep(self, key: Hashable, answer: Answer) -> None:
        """Keep an answer, unless it is so large that little else would be kept beside it."""
        if len(answer.body) > self._most // 4:
            return
        with self._lock:
            before = self._answers.pop(key, None)
            self._size += len(answer.body) - (0 if before is None else len(before.body))
            self._answers[key] = answer
            while self._size > self._most or len(self._answers) > self._most_answers:
                _, forgotten = self._answers.popitem(last=False)
                self._size -= len(forgotten.body)
