"""A check at work, and what it gives."""

from jalin.pipeline.checking.finding import Finding, Mending, Severity, Tally


def test_nothing_wrong_is_fine() -> None:
    """A check that counted nothing tells what it looked at."""
    tally = Tally(check="words", fault="{} are wrong", remedy="do it anew")
    assert tally.close("all are right") == Finding(
        check="words", severity=Severity.FINE, told="all are right"
    )


def test_the_first_of_what_is_wrong_is_named() -> None:
    """All is counted, three examples are kept, and what to do stands beside it."""
    tally = Tally(check="words", fault="{} are wrong", remedy="do it anew", mending=Mending.WORDS)
    tally.add_all("abcd")
    tally.add("e", 1000)
    assert tally.close("") == Finding(
        check="words",
        severity=Severity.FAULT,
        told="1,004 are wrong",
        count=1004,
        examples=("a", "b", "c"),
        remedy="do it anew",
        mending=Mending.WORDS,
    )
