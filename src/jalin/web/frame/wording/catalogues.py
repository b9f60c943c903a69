"""The words of the pages in each language, read from the catalogues beside this package.

English stands in the templates. Indonesian is in `words/id.po` and, by topic, in `words/id/*.po`;
all of them are one catalogue, so that no message may be translated in two ways.
"""

import io
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from jalin.model import AbortError
from jalin.web.frame.preferences import Language

WORDS_FOLDER = Path(__file__).parent.parent.parent / "words"


def load_translations(language: Language) -> NullTranslations:
    """Load the words of a language. Raises AbortError where catalogues contradict one another."""
    if language is Language.ENGLISH:
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, merge_catalogues(list_catalogues(language), language))
    compiled.seek(0)
    return Translations(compiled)


def list_catalogues(language: Language) -> tuple[Path, ...]:
    """List the files of a language."""
    topics = sorted((WORDS_FOLDER / language.value).glob("*.po"))
    return (WORDS_FOLDER / f"{language.value}.po", *topics)


def merge_catalogues(paths: Iterable[Path], language: Language) -> Catalog:
    """Join files into one catalogue. Raises AbortError where two translate one message unlike."""
    merged = Catalog(locale=language.value)
    faults = []
    for path in paths:
        with path.open("rb") as file:
            found = read_po(file, locale=language.value)
        # Each file tells how its language counts, and all tell the same.
        merged.mime_headers = found.mime_headers
        for message in found:
            if not message.id or not message.string:
                continue
            known = merged.get(message.id, message.context)
            if known is not None and known.string != message.string:
                faults.append(f"{path.name}: {message.id!r} is {known.string!r} elsewhere")
            merged.add(message.id, message.string, context=message.context)
    if faults:
        raise AbortError("catalogues of words contradict one another:\n" + "\n".join(faults))
    return merged
