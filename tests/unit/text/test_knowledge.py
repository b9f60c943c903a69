"""What Jalin knows before it reads."""

from factory import knowledge


def test_every_name_of_the_directory_is_indexed() -> None:
    """The first word of each organisation's name leads to a form of that organisation."""
    index = knowledge().names.forms_by_opening
    known = {form.id for forms in index.values() for form in forms}
    assert known >= set(knowledge().directory.organisations)


def test_longer_forms_are_tried_before_shorter_ones() -> None:
    """Under each first word the forms stand longest first."""
    lengths = [
        [len(f.words) for f in forms] for forms in knowledge().names.forms_by_opening.values()
    ]
    assert all(each == sorted(each, reverse=True) for each in lengths)
