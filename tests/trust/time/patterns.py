"""Every regular expression of the package: where it stands, and how it is tried.

All modules are imported and an article is read; then everything that they hold is walked through,
so that patterns which are put together as the program runs are found too. Those that are written
where they are used, `re.sub("a+", …)`, are read from the source.
"""

import ast
import functools
import gc
import importlib
import pkgutil
import re
import sys
import types
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jalin

ROOT = Path(jalin.__file__).parent
_METHODS = frozenset(
    {"search", "match", "fullmatch", "split", "sub", "subn", "findall", "finditer"}
)
# These begin at a place that is given, and at no other: the rest is tried at every place.
_AT_ONE_PLACE = frozenset({"match", "fullmatch"})
_EVERYWHERE = frozenset({"search"})
_HOLDERS = (dict, list, tuple, set, frozenset, types.MappingProxyType, types.CellType)
_CACHES = (type(functools.cache(len)),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A pattern, its place, and how it is tried: "match", "fullmatch", "search" at every place."""

    place: str
    pattern: re.Pattern[Any]
    tried: frozenset[str]


def find_patterns() -> tuple[Found, ...]:
    """Find every pattern of the package, each once, in the order of their places."""
    names = [it.name for it in pkgutil.walk_packages([str(ROOT)], "jalin.")]
    for name in names:
        if not name.endswith("__main__"):
            importlib.import_module(name)
    uses = _find_uses()
    found: dict[tuple[object, int], Found] = {}
    for name in sorted(it for it in sys.modules if it == "jalin" or it.startswith("jalin.")):
        for each in _walk(vars(sys.modules[name]), name, uses):
            known = found.get((each.pattern.pattern, each.pattern.flags), each)
            both = Found(place=known.place, pattern=each.pattern, tried=known.tried | each.tried)
            found[each.pattern.pattern, each.pattern.flags] = both
    for each in _find_written():
        found.setdefault((each.pattern.pattern, each.pattern.flags), each)
    return tuple(sorted(found.values(), key=lambda it: (it.place, str(it.pattern.pattern))))


def _walk(names: dict[str, Any], module: str, uses: dict[str, frozenset[str]]) -> Iterator[Found]:
    """Give the patterns that the names of a module lead to."""
    seen: set[int] = set()
    for name, value in sorted(names.items()):
        place = f"{module}.{name}"
        if isinstance(value, re.Pattern):
            key = _key(module, name)
            yield Found(place=place, pattern=value, tried=uses.get(key, _EVERYWHERE))
            continue
        waiting = [value]
        while waiting:
            each = waiting.pop()
            if id(each) in seen:
                continue
            seen.add(id(each))
            if isinstance(each, re.Pattern):
                yield Found(place=place, pattern=each, tried=_EVERYWHERE)
            elif _is_ours(each):
                waiting.extend(gc.get_referents(each))


def _is_ours(value: object) -> bool:
    """Tell whether something may hold patterns of the package: holders, and what it made itself."""
    if isinstance(value, (*_HOLDERS, *_CACHES)):
        return True
    if isinstance(value, types.FunctionType):
        return value.__module__.startswith("jalin") and value.__closure__ is not None
    return not isinstance(value, type) and type(value).__module__.startswith("jalin")


def _find_uses() -> dict[str, frozenset[str]]:
    """Find how each name is tried; one that is handed on may be tried everywhere."""
    tried: dict[str, set[str]] = defaultdict(set)
    handed: set[str] = set()
    for path in ROOT.rglob("*.py"):
        asked: set[int] = set()
        module = ".".join(("jalin", *path.relative_to(ROOT).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                if node.attr in _METHODS:
                    way = node.attr if node.attr in _AT_ONE_PLACE else "search"
                    tried[_key(module, node.value.id)].add(way)
                    asked.add(id(node.value))
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                handed |= {_key(module, node.id)} if id(node) not in asked else set()
    return {name: frozenset(ways) for name, ways in tried.items() if name not in handed}


def _key(module: str, name: str) -> str:
    """Name what a module calls so: what begins with a line is its own, the rest is everybody's."""
    return f"{module}.{name}" if name.startswith("_") else name


def _find_written() -> Iterator[Found]:
    """Give the patterns that are written where they are used."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re"), attr=way),
                    args=[ast.Constant(value=str() as written), *_],
                ) if way in _METHODS:
                    ways = frozenset({way if way in _AT_ONE_PLACE else "search"})
                    place = f"{path.relative_to(ROOT.parent)}:{node.lineno}"
                    yield Found(place=place, pattern=re.compile(written), tried=ways)
