"""Judgements by call: decide, take back, list."""

from jalin.pipeline.judging.deciding import Verdict, judge, withdraw
from jalin.pipeline.judging.keeping import (
    JudgementError,
    JudgementView,
    list_judgements,
    load_judgements,
)

__all__ = [
    "JudgementError",
    "JudgementView",
    "Verdict",
    "judge",
    "list_judgements",
    "load_judgements",
    "withdraw",
]
