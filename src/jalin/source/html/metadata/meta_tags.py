"""The metadata elements of a page, by their names."""

from collections.abc import Iterator, Mapping

from jalin.source.html.dom import Page
from jalin.text.lexicon import Lexicon
from jalin.text.per_lexicon import once_per_lexicon

_KEYS = ("name", "property", "itemprop")


def read_meta_tags(page: Page) -> dict[str, str]:
    """Give the page's metadata by name in small letters, of each name the first."""
    tags: dict[str, str] = {}
    for node in page.elements_by_tag["meta"]:
        attributes = node.attributes
        content = (attributes.get("content") or "").strip()
        if content:
            for key in _KEYS:
                name = attributes.get(key)
                if name:
                    tags.setdefault(name.strip().casefold(), content)
    # A site's own prefix before a name counts, after the name itself.
    for name in [name for name in tags if ":" in name]:
        tags.setdefault(name.rpartition(":")[2], tags[name])
    return tags


def find_meta(tags: Mapping[str, str], prefix: str, lexicon: Lexicon) -> str | None:
    """Find the surest value of a field; `prefix` is that of its rules in columns.yml."""
    return next(find_all_meta(tags, prefix, lexicon), None)


def find_all_meta(tags: Mapping[str, str], prefix: str, lexicon: Lexicon) -> Iterator[str]:
    """Find the values of a field, the surest first."""
    return (tags[name] for name in _list_names(lexicon)[prefix] if name in tags)


@once_per_lexicon
def _list_names(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for rule in lexicon.rules("columns", "meta."):
        names[rule.id] = (*names.get(rule.id, ()), *rule.words)
    return names
