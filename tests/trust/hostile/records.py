"""Formats of records: what in them became a key, a line or an address of its own."""

import io
import json
import re
import warnings
from collections.abc import Iterator

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import rdflib


def check_json(content: bytes) -> Iterator[str]:
    """Check JSON: it parses, and no part of a payload became a key."""
    yield from _check_keys(json.loads(content))


def check_json_lines(content: bytes) -> Iterator[str]:
    """Check lines of JSON, as programs part them."""
    for line in content.split(b"\n")[:-1]:
        yield from _check_keys(json.loads(line))


def check_linked_data(content: bytes) -> Iterator[str]:
    """Check linked data as a graph: no address but of the web, no vocabulary of others."""
    yield from check_json(content)
    graph = rdflib.Dataset()
    with warnings.catch_warnings():
        # The reader of JSON-LD warns of itself.
        warnings.simplefilter("ignore", DeprecationWarning)
        triples = [*graph.parse(data=content, format="json-ld").triples((None, None, None))]
    for triple in triples:
        for node in triple:
            if isinstance(node, rdflib.URIRef) and not re.match(r"(https?|tag|urn|mailto):", node):
                yield f"address {node!r}"
        if "evil" in str(triple[1]):
            yield f"property {triple[1]!r}"


def check_parquet(content: bytes) -> Iterator[str]:
    """Check that the columns are there and read."""
    table = pq.read_table(io.BytesIO(content))
    yield from (f"column {name!r}" for name in table.column_names if not name.isidentifier())


def _check_keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"key {key!r}" for key in value if "evil" in key.lower() or "forged" in key)
        if value.get("id") == "forged":
            yield "a forged line"
        for each in value.values():
            yield from _check_keys(each)
    elif isinstance(value, list):
        for each in value:
            yield from _check_keys(each)
