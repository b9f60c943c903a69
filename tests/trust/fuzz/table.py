"""Every target there is."""

from collections.abc import Iterator
from importlib import import_module

from trust.fuzz.target import Target

# Modules are named, so that a run of one target loads (and instruments) no more than it needs.
MODULES = {
    "sources": (
        "page",
        "text",
        "pdf",
        "mail",
        "warc",
        "json",
        "table",
        "parquet",
        "workbook",
        "packed",
    ),
    "listings": ("feed", "robots", "watch_list"),
    "texts": ("encoding", "clean", "analyse", "read", "read_network"),
    "registers": ("judge", "truth", "outcomes"),
    "questions": ("question", "endpoint", "tool", "request"),
    "exports": ("export",),
}
NAMES = tuple(name for names in MODULES.values() for name in names)


def find_target(name: str) -> Target:
    """Find a target by its name. Raises KeyError."""
    for module, names in MODULES.items():
        if name in names:
            found: tuple[Target, ...] = import_module(f"trust.fuzz.targets.{module}").TARGETS
            return next(each for each in found if each.name == name)
    raise KeyError(name)


def list_targets() -> Iterator[Target]:
    """Give all targets."""
    return map(find_target, NAMES)
