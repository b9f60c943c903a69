"""What goes wrong when a tool is called: the words go to the assistant, which can ask better."""

from collections.abc import Iterable

from jalin.model import JalinError


class ToolError(JalinError):
    """A question cannot be answered as it was asked. The message says what to ask instead."""

    def __init__(self, fault: str, choices: Iterable[str] = ()) -> None:
        self.choices = tuple(choices)
        hint = f"; there are: {', '.join(self.choices)}" if self.choices else ""
        super().__init__(fault + hint)
