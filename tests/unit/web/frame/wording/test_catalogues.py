"""The words of the pages: every message of every template and page is there in Indonesian."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from jalin.model import AbortError
from jalin.web.frame.preferences import Language
from jalin.web.frame.wording.catalogues import list_catalogues, merge_catalogues
from jalin.web.frame.wording.vocabulary import list_messages

WEB = Path(__file__).parents[5] / "src" / "jalin" / "web"
METHODS = [("templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {
    "templates/**.html": {
        "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols",
        "silent": "false",
        "trimmed": "true",
        "trim_blocks": "true",
        "lstrip_blocks": "true",
    }
}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "say": None, "count": (1, 2)}
PLACE = re.compile(r"%\((\w+)\)s")
CATALOGUE = merge_catalogues(list_catalogues(Language.INDONESIAN), Language.INDONESIAN)


def find_messages() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Find the messages of all templates and pages, each with its file."""
    found = extract_from_dir(
        str(WEB),
        method_map=METHODS,
        options_map=OPTIONS,
        keywords=KEYWORDS,
        strip_comment_tags=True,
    )
    for path, _, message, _, _ in found:
        yield path, message


def test_every_message_is_translated() -> None:
    """No page shows English to who reads Indonesian."""
    missing = {
        f"{path}: {message!r}" for path, message in find_messages() if not CATALOGUE.get(message)
    }
    assert not missing, "\n".join(sorted(missing))


def test_every_word_of_the_vocabularies_is_translated() -> None:
    """Stages, states, rules and reasons have Indonesian words."""
    missing = [it for it in list_messages() if CATALOGUE.get(it[1], context=it[0]) is None]
    assert not missing


def test_one_singular_has_one_plural() -> None:
    """Translations are looked up by the singular alone: two plurals of one would be mixed up."""
    plurals: dict[str, set[str]] = {}
    for _, message in find_messages():
        if isinstance(message, tuple):
            plurals.setdefault(message[0], set()).add(message[1])
    assert not {one: many for one, many in plurals.items() if len(many) > 1}


@pytest.mark.parametrize("path", list_catalogues(Language.INDONESIAN), ids=lambda path: path.name)
def test_translations_keep_their_values(path: Path) -> None:
    """A translation names no value that its message has not."""
    with path.open("rb") as file:
        messages = [it for it in read_po(file, locale="id") if it.id]
    for message in messages:
        allowed = set(PLACE.findall(str(message.id)))
        assert set(PLACE.findall(str(message.string))) <= allowed, message.id


def test_two_translations_of_one_message_are_a_fault(tmp_path: Path) -> None:
    """Two files may not say one thing in two ways; the fault names the file and the message."""
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    for name, told in (("a.po", "Kesepakatan"), ("b.po", "Transaksi")):
        (tmp_path / name).write_text(f'{head}msgid "Deals"\nmsgstr "{told}"\n')
    paths = (tmp_path / "a.po", tmp_path / "b.po")
    with pytest.raises(AbortError, match=r"b\.po: 'Deals'"):
        merge_catalogues(paths, Language.INDONESIAN)
