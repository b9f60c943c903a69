"""Pages, feeds and papers come over the network, past a guard that says why it refuses."""

from jalin.source.fetching.client import Fetched, Fetcher, Unchanged
from jalin.source.fetching.policy import FetchError, FetchPolicy, Purpose
from jalin.source.fetching.sending import Sender, Sent

__all__ = [
    "FetchError",
    "FetchPolicy",
    "Fetched",
    "Fetcher",
    "Purpose",
    "Sender",
    "Sent",
    "Unchanged",
]
