"""The routes of the application, from the application itself, with what each of them needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from litestar import Litestar
from litestar.routes import HTTPRoute

from jalin.pipeline.accounts import Act
from review_factory import DOCUMENTS

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_PART = re.compile(r"\{(\w+):(\w+)\}")
# What stands in an address that is asked for, so that most of them lead to something.
_VALUES = {"document_id": DOCUMENTS["a"].id, "index": "0", "party_id": "pindad", "name": "stage"}
# Addresses that hold nothing of the register, and those that ask for more than to read it.
_FREE = (
    "/sign-in",
    "/static/",
    "/preferences",
    "/api/v1/openapi.json",
    "/api/openapi",
    "/api/docs",
    "/api/ask",
)
_NEEDS = {"/review": Act.JUDGE, "/judgements": Act.JUDGE, "/users": Act.ADMIN}
_ONES_OWN = frozenset({"/account", "/sign-out"})
# What answers for addresses that are none, by every method.
_NOTHING = frozenset({"/api/v1", "/api/v1/{rest:path}"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """An address and how it is asked. `needs` is None where nothing of the register is told."""

    method: str
    path: str
    address: str
    needs: Act | None
    is_ones_own: bool

    @property
    def is_api(self) -> bool:
        """Tell whether programs ask for it."""
        return self.address.startswith(("/api/v1", "/feeds/"))

    @property
    def writes(self) -> bool:
        """Tell whether it may change something."""
        return self.method not in _READING


def list_routes(app: Litestar) -> Iterator[Route]:
    """List every route with every method, but for those that answer that there is nothing."""
    for route in app.routes:
        if not isinstance(route, HTTPRoute) or route.path in _NOTHING:
            continue
        for method in sorted(
            {it for handler in route.route_handlers for it in handler.http_methods}
        ):
            yield _read(method, route.path)


def _read(method: str, path: str) -> Route:
    address = _PART.sub(lambda it: _VALUES.get(it[1], "0" if it[2] == "int" else "x"), path)
    needs: Act | None = next(
        (act for start, act in _NEEDS.items() if path.startswith(start)), Act.READ
    )
    if path.startswith(_FREE) or method == "OPTIONS":
        needs = None
    elif method not in _READING and path not in _ONES_OWN and needs is Act.READ:
        needs = Act.JUDGE
    return Route(
        method=method,
        path=path,
        address=address,
        needs=needs,
        is_ones_own=path in _ONES_OWN,
    )
