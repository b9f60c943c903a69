"""The names of browsers, out of what they say of themselves."""

from collections.abc import Sequence

# The first word that is found names it: most browsers name those before them, too.
_BROWSERS = (
    *(("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet")),
    *(("Firefox", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari")),
)
_SYSTEMS = (
    *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows")),
    *(("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")),
)
_LONGEST = 60


def name_browser(agent: str | None) -> str | None:
    """Name a browser and its system; what names neither stands as it is, cut short."""
    if agent is None:
        return None
    named = [name for name in (_find(agent, _BROWSERS), _find(agent, _SYSTEMS)) if name]
    return ", ".join(named) or agent[:_LONGEST]


def _find(agent: str, words: Sequence[tuple[str, str]]) -> str | None:
    return next((name for word, name in words if word in agent), None)
