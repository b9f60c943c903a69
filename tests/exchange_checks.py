"""Checks of exports by what the standards ask of them.

The schema of OCDS is in no package and nothing is fetched: `PACKAGE` holds what it asks of the
objects that are written, in the terms of JSON Schema.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from rdflib import RDF, BNode, Graph, Namespace, URIRef

from jalin.export.standards.naming import TAG

SCHEMA = Namespace("https://schema.org/")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
JALIN = Namespace(f"{TAG}:term/")
_WORDS = (str(SCHEMA), str(PROV), str(OA), str(JALIN), str(RDF))
_WEB = re.compile(r"https?://[^\s/]")
# Properties of entities that name another one.
_REFERENCES = {"project", "participant", "subject", "object", "entity", "proof"}
# It needs ICU, for which there is no wheel: the register is exported without it.
_NO_SCHEMATA = "followthemoney is not installed: its real schemata cannot be asked"


def check_entities(entities: Sequence[dict[str, Any]]) -> None:
    """Check entities by their references, then by the real schemata, where they are installed."""
    ids = {entity["id"] for entity in entities}
    assert len(ids) == len(entities)
    for entity in entities:
        for name in _REFERENCES & set(entity["properties"]):
            assert set(entity["properties"][name]) <= ids
    package = pytest.importorskip("followthemoney", reason=_NO_SCHEMATA, exc_type=ImportError)
    for entity in entities:
        schema = package.model.get(entity["schema"])
        said = entity["properties"]
        assert set(schema.required) <= set(said)
        assert set(said) <= set(schema.properties)
        schema.validate(entity)
        for name, values in said.items():
            assert (schema.properties[name].type.name == "entity") is (name in _REFERENCES)
            assert all(isinstance(value, str) for value in values)
        # What the program that reads it takes for dirt is lost on the way.
        kept = package.model.get_proxy(entity).to_dict()["properties"]
        assert set(kept) == set(said)


def check_graph(graph: Graph) -> None:
    """Check that every name is absolute, and that every name of ours leads somewhere."""
    said = set(graph.subjects())
    for subject, predicate, value in graph:
        assert isinstance(subject, BNode) or str(subject).startswith(TAG)
        assert str(predicate).startswith(_WORDS)
        if isinstance(value, BNode):
            assert value in said
        elif isinstance(value, URIRef) and not (iri := str(value)).startswith(_WORDS):
            assert value in said if iri.startswith(TAG) else _WEB.match(iri)


def check_package(content: bytes) -> list[dict[str, Any]]:
    """Check a package of OCDS by its rules, and give the releases."""
    package = json.loads(content)
    jsonschema.validate(package, PACKAGE)
    releases: list[dict[str, Any]] = package["releases"]
    assert len({it["ocid"] for it in releases}) == len(releases)
    for release in releases:
        awards = {it["id"] for it in release.get("awards", ())}
        assert {it["awardID"] for it in release.get("contracts", ())} == awards
    return releases


TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
TEXT = {"type": "string", "minLength": 1}
IRI = {"type": "string", "pattern": r"^[a-z]+:\S+$"}


def rule(required: list[str], /, **fields: object) -> dict[str, object]:
    """Say what an object must have, may have, and nothing else but what is ours."""
    return {
        "type": "object",
        "required": required,
        "properties": {**fields, "x_jalin": {"type": "object"}},
        "additionalProperties": False,
    }


def several(items: Mapping[str, object]) -> dict[str, object]:
    """Say what a list must be: not empty, without doubles."""
    return {"type": "array", "minItems": 1, "uniqueItems": True, "items": items}


DOCUMENT = rule(["id"], id=TEXT, title=TEXT, description=TEXT, url=IRI, datePublished=TIME)
MILESTONE = rule(
    ["id"],
    id=TEXT,
    title=TEXT,
    description=TEXT,
    code=TEXT,
    dueDate=TIME,
    dateModified=TIME,
    status={"enum": ["scheduled", "met", "notMet", "partiallyMet"]},
    documents=several(DOCUMENT),
)
RELEASE = rule(
    ["ocid", "id", "date", "tag", "initiationType"],
    ocid={"type": "string", "pattern": "^ocds-[a-z0-9]{6}-."},
    id={"type": "string", "pattern": "^[^#]+$"},
    date=TIME,
    tag=several({"enum": ["planning", "award", "contract"]}),
    initiationType={"enum": ["tender"]},
    parties=several(
        rule(
            ["id"],
            id=TEXT,
            name={"type": "string"},
            roles=several(TEXT),
            details={"type": "object"},
        )
    ),
    planning=rule([], rationale=TEXT, milestones=several(MILESTONE)),
    awards=several(rule(["id"], id=TEXT)),
    contracts=several(
        rule(
            ["id", "awardID"],
            id=TEXT,
            awardID=TEXT,
            title=TEXT,
            status={"enum": ["pending", "active", "cancelled", "terminated"]},
            milestones=several(MILESTONE),
        )
    ),
    relatedProcesses=several(
        rule(
            ["id"],
            id=TEXT,
            relationship=several({"enum": ["framework", "planning", "parent", "prior"]}),
            scheme={"enum": ["ocid"]},
            identifier=TEXT,
        )
    ),
)
PACKAGE = rule(
    ["uri", "version", "publishedDate", "publisher", "releases"],
    uri=IRI,
    version={"enum": ["1.1"]},
    extensions=several(IRI),
    publishedDate=TIME,
    publisher=rule(["name"], name=TEXT),
    releases={"type": "array", "items": RELEASE},
)
