"""What can be wrong with a request to the pages, beside what is wrong with its question."""

from jalin.model import JalinError
from jalin.pipeline.accounts import Act


class RefusedError(JalinError):
    """Somebody may not do what they ask for; they are known, and that does not help."""

    def __init__(self, needs: Act) -> None:
        self.needs = needs
        super().__init__(f"this needs the right to {needs}")


class NothingHereError(JalinError):
    """There is nothing at an address. `what` names the sort of thing, `asked` what was sought."""

    def __init__(self, what: str, asked: str) -> None:
        self.what = what
        self.asked = asked
        super().__init__(f"no {what} {asked!r}")


class StrangeFormError(JalinError):
    """A form was not sent from a page that its sender was shown."""

    def __init__(self) -> None:
        super().__init__("the form was not sent from a page of this site, or that page is too old")
