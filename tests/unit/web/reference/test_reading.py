"""The reference of the programming interface: drawn from the document, all of it."""

from typing import Any

import pytest

from jalin.web.reference.content import ReferenceContent
from jalin.web.reference.reading import read_document

DOCUMENT: dict[str, Any] = {
    "info": {"title": "Jalin", "version": "1"},
    "tags": [{"name": "deals", "description": "Deals."}, {"name": "unused", "description": "-"}],
    "paths": {
        "/api/v1/deals/{deal_id}": {
            "get": {
                "operationId": "showDeal",
                "tags": ["deals"],
                "summary": "Show",
                "description": "A deal.",
                "security": [{}, {"token": []}],
                "parameters": [
                    {
                        "name": "deal_id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string", "examples": ["4f1c"]},
                    },
                    {
                        "name": "stage",
                        "in": "query",
                        "description": "Where it stands.",
                        "schema": {
                            "type": "array",
                            "items": {"type": "string", "enum": ["talks", "intent"]},
                        },
                    },
                    {
                        "name": "limit",
                        "in": "query",
                        "schema": {"type": "integer", "minimum": 1, "maximum": 200},
                    },
                ],
                "responses": {
                    "200": {
                        "description": "The answer.",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Deal"}}
                        },
                    },
                    "304": {"description": "The same."},
                },
            }
        },
        "/api/v1/judgements": {
            "post": {
                "operationId": "judge",
                "tags": ["deals"],
                "summary": "Judge",
                "security": [{"token": []}],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {
                                "required": ["note"],
                                "properties": {"note": {"type": "string", "examples": ["it's"]}},
                            }
                        }
                    }
                },
                "responses": {"201": {"description": "Kept."}},
            }
        },
    },
    "components": {
        "schemas": {
            "Deal": {
                "required": ["id"],
                "properties": {
                    "id": {"type": "string"},
                    "stage": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Stage"}]},
                    "steps": {"type": "array", "items": {"$ref": "#/components/schemas/Stage"}},
                    "day": {"type": ["string", "null"], "format": "date"},
                },
            },
            "Stage": {"type": "string", "enum": ["talks", "intent"]},
        }
    },
}


@pytest.fixture
def content() -> ReferenceContent:
    """Read the document."""
    return read_document(DOCUMENT)


def test_operations_stand_under_their_subject(content: ReferenceContent) -> None:
    """A subject without any is left out."""
    (group,) = content.groups
    assert (group.name, [it.id for it in group.operations]) == ("deals", ["showDeal", "judge"])


def test_a_parameter_is_told_with_its_values(content: ReferenceContent) -> None:
    """And with the bounds of a number."""
    _, stage, limit = content.groups[0].operations[0].parameters
    assert (stage.choices, stage.many, stage.what) == (
        ("talks", "intent"),
        True,
        "Where it stands.",
    )
    assert (limit.kind, limit.rule) == ("integer", "1–200")


def test_an_example_can_be_run_in_a_shell(content: ReferenceContent) -> None:
    """What stands in quotes is quoted; a token is asked for where one is needed."""
    read, write = (it.curl for it in content.groups[0].operations)
    assert read == 'curl "$JALIN/api/v1/deals/4f1c?stage=talks"'
    assert write.startswith('curl -X POST "$JALIN/api/v1/judgements" -H "Authorization: Bearer')
    assert write.endswith("""-d '{"note": "it'"'"'s"}'""")


def test_answers_name_their_shapes(content: ReferenceContent) -> None:
    """Where they have one."""
    answers = content.groups[0].operations[0].answers
    assert [(it.status, it.shape) for it in answers] == [("200", "Deal"), ("304", None)]


def test_shapes_are_told_field_by_field(content: ReferenceContent) -> None:
    """Each with its kind in few words, and a link to another shape."""
    deal, stage = content.shapes
    assert [(it.name, it.kind, it.shape) for it in deal.fields] == [
        ("id", "string", None),
        ("stage", "null | Stage", "Stage"),
        ("steps", "[Stage]", "Stage"),
        ("day", "date | null", None),
    ]
    assert stage.words == ("talks", "intent")
