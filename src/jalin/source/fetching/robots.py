"""What hosts ask of robots: which paths to leave alone, and how long to wait between visits."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from jalin.source.fetching.guard import Url
from jalin.source.fetching.policy import FetchError, FetchPolicy
from jalin.source.fetching.wire import Response

# The standard asks to read at least this much and allows to ignore the rest.
_MAX_ROBOTS_BYTES = 500 * 1024
_MAX_AGE_S = 86_400.0
# A host whose robots.txt cannot be had may be well again soon.
_UNREACHABLE_AGE_S = 600.0
# A file of rules may take megabytes, and a hostile feed may list any number of hosts.
_MAX_ORIGINS = 1_000
_ANSWERED = range(200, 300)
_REFUSED = range(400, 500)
_TOO_MANY_REQUESTS = 429
# The redirects of a robots.txt that lead nowhere count as none, as the standard allows.
_AS_NONE = frozenset({"redirects"})
_NAMES_AGENT = re.compile(r"\s*user[-\s]*agent\s*:?([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What one origin asks. `fault` says why its robots.txt could not be had."""

    asked_at: float
    parsed: Protego | None = None
    fault: str | None = None
    retry_after_s: float | None = None


class Robots:
    """The rules of every origin visited, asked for once a day.

    `ask` follows redirects to the answer to a robots.txt, and raises FetchError.
    """

    def __init__(
        self, policy: FetchPolicy, *, clock: Callable[[], float], ask: Callable[[Url], Response]
    ) -> None:
        self._product = policy.product
        self._clock = clock
        self._ask = ask
        self._rules: dict[str, _Rules] = {}

    def check(self, url: Url, *, source: str) -> float:
        """Let a URL pass and give the seconds that its host asks to leave between two pages.

        Raises FetchError "robots" for a path to leave alone, and "robots_unreachable" where the
        rules cannot be had because the server fails: they may forbid everything.
        """
        rules = self._find_rules(url)
        if rules.fault is not None:
            raise FetchError(
                source,
                "robots_unreachable",
                f"{url.origin}/robots.txt: {rules.fault}",
                retry_after_s=rules.retry_after_s,
            )
        if rules.parsed is None:
            return 0.0
        if not rules.parsed.can_fetch(url.text, self._product):
            raise FetchError(source, "robots", f"{url.origin}/robots.txt forbids {url.target}")
        return _find_delay(rules.parsed, self._product)

    def forget(self) -> None:
        """Ask again for every origin."""
        self._rules.clear()

    def _find_rules(self, url: Url) -> _Rules:
        rules = self._rules.get(url.origin)
        if rules is not None:
            max_age_s = _MAX_AGE_S if rules.fault is None else _UNREACHABLE_AGE_S
            if self._clock() - rules.asked_at < max_age_s:
                return rules
        # What comes anew goes to the end, so that the first is the oldest.
        self._rules.pop(url.origin, None)
        rules = self._rules[url.origin] = self._ask_for_rules(url)
        if len(self._rules) > _MAX_ORIGINS:
            del self._rules[next(iter(self._rules))]
        return rules

    def _ask_for_rules(self, url: Url) -> _Rules:
        robots = Url(scheme=url.scheme, host=url.host, port=url.port, target="/robots.txt")
        try:
            response = self._ask(robots)
        except FetchError as err:
            fault = None if err.reason in _AS_NONE else f"{err.reason}: {err.detail}"
            return _Rules(asked_at=self._clock(), fault=fault)
        if response.status in _ANSWERED:
            parsed = parse_robots(response.content, self._product)
            return _Rules(asked_at=self._clock(), parsed=parsed)
        if response.status in _REFUSED and response.status != _TOO_MANY_REQUESTS:
            return _Rules(asked_at=self._clock())
        return _Rules(
            asked_at=self._clock(),
            fault=f"http_{response.status}",
            retry_after_s=response.retry_after_s,
        )


def parse_robots(content: bytes, product: str) -> Protego:
    """Read the beginning of a robots.txt, half a megabyte, for one robot.

    The names of all other robots become one. The parser keeps every rule once for every name of
    its group, so that a file of thousands of both would hold up the run for minutes.
    """
    whole = content[:_MAX_ROBOTS_BYTES]
    if len(whole) < len(content):
        # A line cut in two may forbid more than the host meant.
        whole = whole[: whole.rfind(b"\n") + 1]
    lines = whole.decode("utf-8-sig", "replace").splitlines()
    return Protego.parse("\n".join(_rename(line, product.casefold()) for line in lines))


def _rename(line: str, product: str) -> str:
    named = _NAMES_AGENT.match(line)
    if named is None:
        return line
    name = named[1].strip().casefold()
    # A file may name us with a version, or with stars around.
    first = re.split(r"[/\s]", name.replace("*", ""), maxsplit=1)[0]
    if name == "*":
        return "User-agent: *"
    return f"User-agent: {product if first == product else '-'}"


def _find_delay(parsed: Protego, product: str) -> float:
    """Find the longer of the two ways to ask for slowness."""
    rate = parsed.request_rate(product)
    return max(parsed.crawl_delay(product) or 0.0, rate.seconds / rate.requests if rate else 0.0)
