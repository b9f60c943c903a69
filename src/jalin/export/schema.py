"""The JSON Schema of a reading."""

import inspect
from typing import Any

import msgspec

from jalin.model import PartialDate, Reading

# A date of any precision.
DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def reading_schema() -> dict[str, Any]:
    """Describe one line of a readings file as JSON Schema (2020-12).

    Unknown keys are closed off, as `jalin.source.readings` refuses them.
    """
    schema = msgspec.json.schema(Reading, schema_hook=_describe)
    for definition in schema["$defs"].values():
        # From 3.13 on Python itself takes the indentation out of docstrings.
        if "description" in definition:
            definition["description"] = inspect.cleandoc(definition["description"])
        if definition.get("type") == "object":
            definition["additionalProperties"] = False
    return {"$schema": DIALECT, "title": "Jalin reading", **schema}


def _describe(wanted: type) -> dict[str, Any]:
    if wanted is not PartialDate:
        raise NotImplementedError(f"no schema for {wanted!r}")
    return {
        "type": "string",
        "pattern": DATE_PATTERN,
        "description": "A year, a month or a day, never finer than the source says.",
    }
