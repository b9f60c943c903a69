"""How the command ends: one number for each way, and which error gives which."""

from collections.abc import Mapping
from enum import IntEnum

from jalin.model import AbortError, JalinError
from jalin.pipeline.accounts import AccountNotFoundError
from jalin.pipeline.briefing.subject import NoDealsError
from jalin.pipeline.catalogue.filter import QuestionError
from jalin.pipeline.errors import DealNotFoundError, TargetNotFoundError
from jalin.pipeline.run import READER_FAILED
from jalin.pipeline.statistics.parties.errors import PartyNotFoundError


class ExitCode(IntEnum):
    """What the number means that the command hands back to the shell."""

    FINE = 0
    SKIPPED = 1  # the run went through, but some documents were left out
    USAGE = 2  # the command was called wrongly
    ABORTED = 3  # nothing could be read, or the run could not go on
    NOT_FOUND = 4  # what is asked for is not there, or more than one fits
    READER_FAULT = 5  # the reader broke on a document: a bug, told with its traceback
    UNSOUND = 6  # the doctor found faults in the register
    PIPE_CLOSED = 141  # the program that read the output went away; nothing is said


CODE_BY_ERROR: dict[type[JalinError], ExitCode] = {
    DealNotFoundError: ExitCode.NOT_FOUND,
    TargetNotFoundError: ExitCode.NOT_FOUND,
    AccountNotFoundError: ExitCode.NOT_FOUND,
    PartyNotFoundError: ExitCode.NOT_FOUND,
    NoDealsError: ExitCode.NOT_FOUND,
    QuestionError: ExitCode.USAGE,
    AbortError: ExitCode.ABORTED,
    JalinError: ExitCode.ABORTED,
}


def find_exit_code(error: JalinError) -> ExitCode:
    """Find the code of an error: the nearest of its classes in the table."""
    return next(CODE_BY_ERROR[kind] for kind in type(error).__mro__ if kind in CODE_BY_ERROR)


def judge_run(n_read: int, skipped: Mapping[str, int]) -> ExitCode:
    """Give the code of a run by what it read and by the reasons of what it left out."""
    if skipped.get(READER_FAILED):
        return ExitCode.READER_FAULT
    if not n_read:
        return ExitCode.ABORTED
    return ExitCode.SKIPPED if any(skipped.values()) else ExitCode.FINE
