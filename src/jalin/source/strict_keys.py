"""Keys that a value's type does not know, found by walking the type beside the data."""

import dataclasses
import functools
import types
import typing
from collections.abc import Iterator, Mapping


def find_unknown_keys(data: object, wanted: object, path: str = "$") -> Iterator[str]:
    """Find the JSON path of every key that the dataclasses of the wanted type lack.

    Says nothing of values of a wrong type: the codec tells those.
    """
    if isinstance(wanted, types.UnionType):
        for option in typing.get_args(wanted):
            yield from find_unknown_keys(data, option, path)
    elif typing.get_origin(wanted) is tuple and isinstance(data, list):
        for index, item in enumerate(data):
            yield from find_unknown_keys(item, typing.get_args(wanted)[0], f"{path}[{index}]")
    elif isinstance(wanted, type) and dataclasses.is_dataclass(wanted) and isinstance(data, dict):
        yield from _find_in_object(data, wanted, path)


def _find_in_object(data: dict[str, object], wanted: type, path: str) -> Iterator[str]:
    hints = _type_hints(wanted)
    for key, value in data.items():
        if key in hints:
            yield from find_unknown_keys(value, hints[key], f"{path}.{key}")
        else:
            yield f"{path}.{key}"


@functools.cache
def _type_hints(wanted: type) -> Mapping[str, object]:
    return typing.get_type_hints(wanted)
