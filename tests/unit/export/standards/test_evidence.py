"""What is noted while evidence is gone through."""

from jalin.export.standards.evidence import Seen, Sources


def test_a_thing_is_new_once() -> None:
    """Things of different kinds are different things."""
    seen = Seen()
    assert [seen.add(key) for key in ("a", "a", ("a",), "b")] == [True, False, True, True]


def test_sources_come_once_in_the_order_told() -> None:
    """What rests on nothing has none."""
    sources = Sources()
    for key, source in (("a", "2"), ("b", "2"), ("a", "1"), ("a", "2"), ("b", "3")):
        sources.add(key, source)
    assert sources.of(("a", "b", "c")) == ("2", "1", "3")
    assert sources.of(("c",)) == ()
