"""What every form has to pass before it is looked at: from these pages, not too often, by whom."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Annotated, Any

from litestar.connection import ASGIConnection
from litestar.enums import RequestEncodingType
from litestar.exceptions import TooManyRequestsException
from litestar.handlers import BaseRouteHandler
from litestar.params import Body

from jalin.pipeline.accounts import Access, Act, Visitor, find_neighbourhood, may
from jalin.web.frame.answering.errors import RefusedError, StrangeFormError
from jalin.web.frame.answering.guarding import CSRF_FIELD, is_own_form, is_own_origin
from jalin.web.frame.answering.responding import PageRequest, Responder

Form = Annotated[dict[str, str], Body(media_type=RequestEncodingType.URL_ENCODED)]
# A reviewer with quick fingers sends two forms for each mention; more is a program.
_BURST = 60
_EACH_SECOND = 2.0
_MOST_ADDRESSES = 10_000


Guard = Callable[[ASGIConnection[Any, Any, Any, Any], BaseRouteHandler], None]


class PostLimiter:
    """Counts the forms that each address sends. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> int:
        """Take one of the forms that an address may send; else tell how many seconds to wait."""
        now = self._clock()
        with self._lock:
            left, at = self._left.pop(address, (float(_BURST), now))
            left = min(float(_BURST), left + (now - at) * _EACH_SECOND)
            is_let_in = left >= 1
            self._left[address] = (left - is_let_in, now)
            while len(self._left) > _MOST_ADDRESSES:
                self._left.popitem(last=False)
        return 0 if is_let_in else max(1, round((1 - left) / _EACH_SECOND))


def build_post_guard(limiter: PostLimiter | None = None) -> Guard:
    """Build a guard for a router: it lets in forms of these pages, not too many from one address.

    What only reads passes. It is a function, as Litestar copies whatever it is given.
    """
    limits = limiter or PostLimiter()

    def guard_posts(connection: ASGIConnection[Any, Any, Any, Any], _: BaseRouteHandler) -> None:
        """Look at a request. Raises StrangeFormError, TooManyRequestsException."""
        if connection.scope.get("method") != "POST":
            return
        if not is_own_origin(connection.headers, connection.url.scheme):
            raise StrangeFormError
        wait_s = limits.take(find_address(connection))
        if wait_s:
            raise TooManyRequestsException(headers={"Retry-After": str(wait_s)})

    return guard_posts


def find_address(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """Find from where somebody asks, as the server knows it and as it is counted."""
    return find_neighbourhood(connection.client.host) if connection.client is not None else ""


def check_form(
    request: PageRequest, responder: Responder, data: dict[str, str], needs: Act | None
) -> Visitor:
    """Tell who sent a form. Raises StrangeFormError, RefusedError."""
    visitor = responder.find_visitor(request)
    if not is_own_form(visitor, data.get(CSRF_FIELD)):
        raise StrangeFormError
    # What is sent in a form needs somebody who signed in, also where reading is open.
    if needs is not None and not may(visitor, needs, Access.CLOSED):
        raise RefusedError(needs)
    return visitor
