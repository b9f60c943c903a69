"""What a node and an edge tell beside their ends: one list for all files of networks."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from jalin.export.dataset.rows import ExportedParty
from jalin.export.graphs.network import Tie

_Item_contra = TypeVar("_Item_contra", contravariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphField(Generic[_Item_contra]):
    """A field of a node or an edge. `is_count`: a whole number, otherwise a text."""

    name: str
    is_count: bool = False
    tell: Callable[[_Item_contra], object]


NODE_FIELDS: tuple[GraphField[ExportedParty], ...] = (
    GraphField(name="kind", tell=lambda party: party.kind),
    GraphField(name="country", tell=lambda party: party.country),
    GraphField(name="deals", is_count=True, tell=lambda party: party.deals),
    GraphField(name="known_as", tell=lambda party: party.known_as),
    GraphField(name="page", tell=lambda party: party.page),
)
EDGE_FIELDS: tuple[GraphField[Tie], ...] = (
    GraphField(name="binding", is_count=True, tell=lambda tie: tie.binding),
    GraphField(name="reached", tell=lambda tie: tie.reached),
    GraphField(name="deal_ids", tell=lambda tie: " ".join(tie.deal_ids)),
    GraphField(name="first", tell=lambda tie: tie.first),
    GraphField(name="last", tell=lambda tie: tie.last),
)
_Item = TypeVar("_Item")


def list_kinds(fields: Iterable[GraphField[_Item]], *, count: str) -> Iterator[tuple[str, str]]:
    """List the fields with what they hold: texts are `string`, counts as the form calls them."""
    return ((field.name, count if field.is_count else "string") for field in fields)


def tell_fields(fields: Iterable[GraphField[_Item]], item: _Item) -> Iterator[tuple[str, str]]:
    """Tell the fields of a node or an edge that have a value, as text."""
    for field in fields:
        value = field.tell(item)
        if value is not None:
            yield field.name, str(value)
