"""The guard of the network: which URLs, hosts and addresses may be asked."""

from jalin.source.fetching.guard.hosts import Guard, Resolve, resolve_by_system
from jalin.source.fetching.guard.urls import Url, join_url, parse_url

__all__ = ["Guard", "Resolve", "Url", "join_url", "parse_url", "resolve_by_system"]
