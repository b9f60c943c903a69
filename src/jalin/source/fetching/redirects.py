"""Redirects are followed by hand: every hop is a visit like the first."""

from collections.abc import Callable

from jalin.source.fetching.guard import Url, join_url
from jalin.source.fetching.policy import FetchError
from jalin.source.fetching.wire import Response

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def follow_redirects(
    start: Url, visit: Callable[[Url], Response], *, limit: int, source: str
) -> tuple[Url, Response]:
    """Visit a URL and what it leads to, until an answer is no redirect.

    Raises FetchError "redirects" for too many, a ring, or one that leads nowhere; "downgrade" for
    one from https to http; and whatever the visit or the new URL raises.
    """
    url = start
    seen = {url.text}
    for _ in range(limit + 1):
        response = visit(url)
        if response.status not in _REDIRECTS:
            return url, response
        url = _find_next(url, response, source)
        if url.text in seen:
            raise FetchError(source, "redirects", f"a ring: {url.text} again")
        seen.add(url.text)
    raise FetchError(source, "redirects", f"more than {limit}")


def _find_next(url: Url, response: Response, source: str) -> Url:
    if response.location is None:
        raise FetchError(source, "redirects", f"{url.text} says {response.status} but not where")
    target = join_url(url, response.location, source=source)
    if url.scheme == "https" and target.scheme == "http":
        # Whoever sits on the line could write the page, and it would count as the outlet's word.
        raise FetchError(source, "downgrade", f"{url.text} leads to {target.text}")
    return target
