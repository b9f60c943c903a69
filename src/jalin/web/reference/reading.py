"""Reading an OpenAPI document: what the reference shows of it."""

import json
import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from jalin.web.reference.content import (
    AnswerView,
    FieldView,
    GroupView,
    OperationView,
    ParameterView,
    ReferenceContent,
    ShapeView,
)

OPENAPI_PATH = "/api/v1/openapi.json"
_METHODS = ("get", "post", "put", "patch", "delete")
_REFERENCE = "#/components/schemas/"

Document = Mapping[str, Any]


def read_document(document: Document) -> ReferenceContent:
    """Read what the page shows out of an OpenAPI document."""
    operations = list(_list_operations(document))
    told = {it["name"]: it.get("description", "") for it in document.get("tags", ())}
    used = [tag for tag in told if any(it[0] == tag for it in operations)]
    schemas: Document = document.get("components", {}).get("schemas", {})
    return ReferenceContent(
        title=document["info"]["title"],
        version=document["info"]["version"],
        openapi_path=OPENAPI_PATH,
        groups=tuple(
            GroupView(
                name=tag,
                what=told[tag],
                operations=tuple(operation for of, operation in operations if of == tag),
            )
            for tag in used
        ),
        shapes=tuple(_read_shape(name, schemas[name]) for name in sorted(schemas)),
    )


def _list_operations(document: Document) -> Iterator[tuple[str, OperationView]]:
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                raw = item[method]
                yield raw["tags"][0], _read_operation(method.upper(), path, raw)


def _read_operation(method: str, path: str, raw: Document) -> OperationView:
    parameters = tuple(_read_parameter(it) for it in raw.get("parameters") or ())
    body = tuple(_read_body(raw.get("requestBody") or {}))
    needs_token = {} not in raw.get("security", [{}])
    return OperationView(
        id=raw["operationId"],
        method=method,
        path=path,
        summary=raw["summary"],
        what=raw.get("description", ""),
        parameters=parameters,
        body=body,
        answers=tuple(
            AnswerView(status=status, what=it["description"], shape=_find_shape(it))
            for status, it in sorted(raw["responses"].items())
        ),
        curl=_write_curl(path, method, parameters, body, needs_token=needs_token),
        needs_token=needs_token,
    )


def _read_parameter(raw: Document) -> ParameterView:
    schema: Document = raw["schema"]
    many = schema.get("type") == "array"
    return _describe(
        raw["name"],
        schema["items"] if many else schema,
        place=raw["in"],
        what=raw.get("description", ""),
        required=raw.get("required", False),
        many=many,
    )


def _read_body(raw: Document) -> Iterator[ParameterView]:
    for media in raw.get("content", {}).values():
        schema: Document = media["schema"]
        required = schema.get("required", ())
        for name, each in schema.get("properties", {}).items():
            what = each.get("description", "")
            is_required = name in required
            yield _describe(name, each, place="body", what=what, required=is_required, many=False)


def _describe(  # noqa: PLR0913 (the parts of a parameter as the document has them)
    name: str, schema: Document, *, place: str, what: str, required: bool, many: bool
) -> ParameterView:
    examples = schema.get("examples") or schema.get("enum") or [""]
    return ParameterView(
        name=name,
        place=place,
        kind=str(schema.get("format") or schema.get("type", "")),
        what=what,
        required=required,
        many=many,
        choices=tuple(schema.get("enum") or ()),
        rule=_write_rule(schema),
        example=str(examples[0]),
    )


def _write_rule(schema: Document) -> str:
    """Write the bounds of a number, the only rule that is not plain from what a parameter says."""
    if "minimum" in schema and "maximum" in schema:
        return f"{schema['minimum']}–{schema['maximum']}"
    return ""


def _write_curl(
    address: str,
    method: str,
    parameters: Sequence[ParameterView],
    body: Sequence[ParameterView],
    *,
    needs_token: bool,
) -> str:
    for parameter in parameters:
        if parameter.place == "path":
            address = address.replace(f"{{{parameter.name}}}", parameter.example or "ID")
    asked = [(it.name, it.example) for it in parameters if it.place == "query" and it.example]
    if asked:
        address += f"?{urlencode(asked[:2])}"
    # The shell puts the server in: a page that is kept tells nobody by which name it was asked for.
    words = ["curl", *([] if method == "GET" else ["-X", method]), f'"$JALIN{address}"']
    if needs_token:
        words += ["-H", '"Authorization: Bearer $TOKEN"']
    if method != "GET":
        told = {it.name: it.example or "…" for it in body if it.required}
        data = shlex.quote(json.dumps(told, ensure_ascii=False))
        words += ["-H", '"Content-Type: application/json"', "-d", data]
    return " ".join(words)


def _find_shape(response: Document) -> str | None:
    for media in (response.get("content") or {}).values():
        return _name_shape(media.get("schema", {}))
    return None


def _read_shape(name: str, schema: Document) -> ShapeView:
    required = schema.get("required", ())
    return ShapeView(
        name=name,
        what=" ".join(str(schema.get("description", "")).split()),
        fields=tuple(
            FieldView(
                name=field,
                kind=_name_kind(each),
                shape=_name_shape(each),
                required=field in required,
                what=str(each.get("description", "")),
            )
            for field, each in schema.get("properties", {}).items()
        ),
        words=tuple(str(it) for it in schema.get("enum") or ()),
    )


def _name_kind(schema: Document) -> str:
    """Name a type in few words: "text or null", "list of"."""
    for several in ("oneOf", "anyOf"):
        if several in schema:
            return " | ".join(dict.fromkeys(_name_kind(it) for it in schema[several]))
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_REFERENCE)
    told = schema.get("type", "any")
    if told == "array":
        items = schema.get("items") or schema.get("prefixItems", [{}])[0]
        return f"[{_name_kind(items)}]"
    kinds = told if isinstance(told, list) else [told]
    return " | ".join(
        str(schema.get("format", kind) if kind == "string" else kind) for kind in kinds
    )


def _name_shape(schema: Document) -> str | None:
    """Name the shape that a schema is, is a list of, or may be."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_REFERENCE)
    inner = [schema["items"]] if "items" in schema else []
    for each in (*schema.get("oneOf", ()), *schema.get("anyOf", ()), *inner):
        found = _name_shape(each)
        if found is not None:
            return found
    return None
