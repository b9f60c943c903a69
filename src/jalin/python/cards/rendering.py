"""Cards as HTML: every text escaped, no script, no address but those of sources on the web.

Colours are mixed from that of the text around, so that a card is as dark or light as its notebook.
"""

import functools
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_TEMPLATES = Path(__file__).parent / "templates"


def render(template: str, **content: object) -> str:
    """Render a card from what it shows."""
    return _build_environment().get_template(template).render(content)


def find_web_address(url: str | None) -> str | None:
    """Give an address that a link may lead to: over the web, or not at all.

    Sources are untrusted, and browsers run what some addresses say.
    """
    if url is None:
        return None
    return url if url.lower().startswith(("https://", "http://")) else None


def cut_sentence(sentence: str, words: str) -> tuple[str, str, str]:
    """Cut a sentence before and behind its words; where they are no part of it, they stand alone.

    >>> cut_sentence("Pindad meneken nota.", "meneken")
    ('Pindad ', 'meneken', ' nota.')
    """
    before, found, after = sentence.partition(words) if words else (sentence, "", "")
    return (before, found, after) if found or not words else ("", words, "")


def write_word(word: object) -> str:
    """Write a word of a vocabulary as people write it."""
    return str(word).replace("_", " ")


@functools.cache
def _build_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(web_address=find_web_address, word=write_word)
    environment.globals.update(cut_sentence=cut_sentence)
    return environment
