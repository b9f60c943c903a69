"""Feeds: lists of what sites publish, and the file that says which of them are watched."""

from jalin.source.feeds.listing import FeedEntry, FeedKind, Listing
from jalin.source.feeds.parsing import FeedContent, parse_listing
from jalin.source.feeds.watch_list import (
    WatchedFeed,
    WatchList,
    parse_watch_list,
    read_starter,
    read_watch_list,
)

__all__ = [
    "FeedContent",
    "FeedEntry",
    "FeedKind",
    "Listing",
    "WatchList",
    "WatchedFeed",
    "parse_listing",
    "parse_watch_list",
    "read_starter",
    "read_watch_list",
]
