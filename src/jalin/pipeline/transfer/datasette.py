"""The views of a register described for Datasette, in the words of the reference page."""

from collections.abc import Mapping
from typing import Any

from jalin.store.views.view import View
from jalin.store.views.views import VIEWS


def describe_for_datasette(name: str) -> Mapping[str, Any]:
    """Describe the views of a register whose file has a name, without `.db`, as its metadata."""
    return {"databases": {name: {"tables": {view.name: _describe(view) for view in VIEWS}}}}


def _describe(view: View) -> Mapping[str, Any]:
    return {
        "description": f"A row is {view.rows}.",
        "columns": {column.name: column.means for column in view.columns},
    }
