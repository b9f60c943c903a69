"""The API keeps what its OpenAPI document promises, whatever it is asked."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from api_application import JUDGE_TOKEN, TODAY, create_application, fill_press
from jalin.api.endpoints.exports import name_operation
from jalin.api.routes import ENDPOINTS
from jalin.pipeline.exporting.formats import FORMATS
from jalin.pipeline.serving.library import Library

OPENAPI = "/api/v1/openapi.json"
OPERATIONS = (
    *(endpoint.name for endpoint in ENDPOINTS),
    *(name_operation(chosen) for chosen in FORMATS),
    *("judge", "withdrawJudgement"),
)
WORDS = ("bus", '"bus listrik" -kapal', "indus*", "tidakada")
TOKEN = {"Authorization": f"Bearer {JUDGE_TOKEN}"}


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Read the description of an application over a small register."""
    address: Path = tmp_path_factory.mktemp("register") / "small.db"
    fill_press(address)
    with Library(address, lambda: TODAY) as library:
        yield schemathesis.openapi.from_asgi(OPENAPI, create_application(library))


def mend_what_no_schema_says(case: Any) -> Any:  # noqa: ANN401 (the tool's own type)
    """Give a case only what can be asked: a cursor is not made up, words are words, days in order.

    That each of these is refused in words is shown elsewhere.
    """
    query = case.query
    query.pop("cursor", None)
    if "q" in query:
        query["q"] = WORDS[len(str(query["q"])) % len(WORDS)]
    if "first" in query:
        query["last"] = "9999-12-31"
    return case


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_every_answer_is_as_described(
    description: Any,  # noqa: ANN401 (the tool's own type)
    operation_id: str,
    mode: GenerationMode,
) -> None:
    """Whatever is asked: what the description allows, and what it does not."""
    operation = description.find_operation_by_id(operation_id)

    cases = operation.as_strategy(generation_mode=mode)

    @given(case=cases.map(mend_what_no_schema_says) if mode is GenerationMode.POSITIVE else cases)
    @settings(
        max_examples=15, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
    )
    def check(case: Any) -> None:  # noqa: ANN401 (the tool's own type)
        case.call_and_validate(headers=TOKEN)

    check()


def test_every_operation_is_tried(description: Any) -> None:  # noqa: ANN401 (the same)
    """None is left out."""
    told = {it.ok().definition.raw["operationId"] for it in description.get_all_operations()}
    assert told == set(OPERATIONS)
