"""Rule data: how the YAML files of `jalin/lexicon` become compiled rules.

Every entry has `id`, one of `words` (phrases) or `pattern` (a regular expression), `meaning`, `yes`
and `no` sentences, `source`, and optionally `value` (what a match stands for), `case: true` where
letter case counts. The files are read once, here, when the pipeline is built, and checked whole: a
broken file tells all its faults, each with its line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from jalin.model import LexiconError

LEXICON_DIRECTORY = Path(__file__).parent.parent / "lexicon"

_KEYS = {"id", "words", "pattern", "meaning", "value", "yes", "no", "source", "case"}
_REQUIRED = ("id", "meaning", "yes", "no", "source")
# Words of a phrase stand apart by a blank, a hyphen, a no-break space or a line break.
_GAP = r"[\s\-\u00a0]{1,3}"


class _Loader(yaml.CSafeLoader):
    """YAML in which only `true` and `false` are truth values, so that `yes:` and `NO` are text."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":bool")]
    for letter, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), ["t", "f"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One entry of rule data. `value` says what a match stands for, in the file's own keys.

    `words` are the phrases of the pattern where it was given as phrases.
    """

    id: str
    pattern: re.Pattern[str]
    words: tuple[str, ...]
    meaning: str
    value: Mapping[str, str]
    yes: tuple[str, ...]
    no: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All rule data, by file name without its ending."""

    rules_by_file: Mapping[str, tuple[Rule, ...]]

    def rules(self, file: str, prefix: str = "") -> tuple[Rule, ...]:
        """Give the rules of one file, or those whose id starts with a prefix, in file order.

        Raises LexiconError where there is no such file or no such rule: a program error told early.
        """
        found = tuple(
            rule for rule in self.rules_by_file.get(file, ()) if rule.id.startswith(prefix)
        )
        if not found:
            raise LexiconError([f"{file}.yml: no rule with an id that starts with {prefix!r}"])
        return found


def load_lexicon(directory: Path = LEXICON_DIRECTORY) -> Lexicon:
    """Read and check all rule files. Raises LexiconError that lists every fault found."""
    faults: list[str] = []
    rules_by_file = {}
    seen: dict[str, str] = {}
    for path in sorted(directory.glob("*.yml")):
        rules_by_file[path.stem] = tuple(_read_file(path, seen, faults))
    if faults:
        raise LexiconError(faults)
    return Lexicon(rules_by_file=MappingProxyType(rules_by_file))


def find_rules(rules: Iterable[Rule], text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Find every match of every rule, rule by rule."""
    for rule in rules:
        for match in rule.pattern.finditer(text):
            yield rule, match


def compile_words(words: Iterable[str], *, case: bool = False) -> re.Pattern[str]:
    """Compile phrases into one pattern that matches them as whole words, longest first."""
    ordered = sorted(words, key=lambda phrase: (-len(phrase), phrase))
    alternatives = "|".join(
        _GAP.join(re.escape(word) for word in phrase.split()) for phrase in ordered
    )
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", 0 if case else re.IGNORECASE)


def read_entries(path: Path, faults: list[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the entries of a YAML list of mappings with their line numbers, noting other faults."""
    with path.open(encoding="utf-8") as file:
        try:
            root = yaml.compose(file, Loader=_Loader)
        except yaml.YAMLError as err:
            faults.append(f"{path.name}: {err}")
            return
    if not isinstance(root, yaml.SequenceNode):
        faults.append(f"{path.name}: not a list of entries")
        return
    builder = yaml.constructor.SafeConstructor()
    for node in root.value:
        line = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            yield line, builder.construct_document(node)
        else:
            faults.append(f"{path.name}:{line}: not an entry")


def _read_file(path: Path, seen: dict[str, str], faults: list[str]) -> Iterator[Rule]:
    for line, entry in read_entries(path, faults):
        place = f"{path.name}:{line}"
        wrong = list(_find_faults(entry))
        identity = str(entry.get("id"))
        if identity in seen:
            wrong.append(f"id {identity!r} is also at {seen[identity]}")
        seen[identity] = place
        if wrong:
            faults.extend(f"{place}: {fault}" for fault in wrong)
        else:
            yield _build_rule(entry)


def _find_faults(entry: dict[str, Any]) -> Iterator[str]:
    yield from (f"unknown key {key!r}" for key in sorted(set(entry) - _KEYS))
    yield from (f"no {key!r}" for key in _REQUIRED if key not in entry)
    yield from (
        f"{key!r} is not a list of sentences"
        for key in ("yes", "no", "words")
        if key in entry and not _is_list_of_text(entry[key])
    )
    if ("words" in entry) == ("pattern" in entry):
        yield "needs either 'words' or 'pattern'"
    if "yes" in entry and not entry["yes"]:
        yield "'yes' is empty"
    if "pattern" in entry:
        try:
            re.compile(entry["pattern"])
        except re.error as err:
            yield f"pattern does not compile: {err}"


def _is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _build_rule(entry: dict[str, Any]) -> Rule:
    case = bool(entry.get("case", False))
    if "words" in entry:
        pattern = compile_words(entry["words"], case=case)
    else:
        pattern = re.compile(entry["pattern"], 0 if case else re.IGNORECASE)
    value = {str(key): str(text) for key, text in (entry.get("value") or {}).items()}
    return Rule(
        id=entry["id"],
        pattern=pattern,
        words=tuple(entry.get("words", ())),
        meaning=entry["meaning"],
        value=MappingProxyType(value),
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
        source=entry["source"],
    )
