"""Take pictures of every page, to be looked at by people.

    bench/look.py OUT [--register FILE]

Each page is taken in both themes at the width of a phone and of a desk, the light ones in English,
the dark ones in Indonesian. Without a register the sample articles are read first. Gives 1 where
the browser complained.
"""

import argparse
import datetime as dt
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from browsing import Visitor, look, open_browser
from growth import Silent
from jalin.pipeline.jobs import Intake, add_intake, find_all_samples
from page_places import PAGES, Places, choose_places
from web import TODAY, serve

_WIDTHS = {"phone": 390, "desk": 1440}
_DRESSES = (("en", "light"), ("id", "dark"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Take all pictures and tell what went wrong."""
    options = _parse_arguments(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    today = dt.date.fromisoformat(TODAY)
    with tempfile.TemporaryDirectory() as folder:
        register = options.register or _read_samples(Path(folder), today)
        places = choose_places(register, today)
        with serve(register) as port, open_browser() as browser:
            faults = []
            for width, pixels in _WIDTHS.items():
                with look(browser, f"http://127.0.0.1:{port}", width=pixels) as visitor:
                    faults += list(_take_all(visitor, places, options.out, width))
    print("\n".join(faults) or "no complaint")
    return int(bool(faults))


def _take_all(visitor: Visitor, places: Places, out: Path, width: str) -> Iterator[str]:
    """Take every page in both dresses, and tell of each what the browser complained of."""
    for language, theme in _DRESSES:
        visitor.choose(language=language, theme=theme)
        for name, find in PAGES.items():
            visitor.open(find(places))
            picture = f"{name.replace(', ', '-').replace(' ', '-')}-{width}-{theme}.png"
            visitor.page.screenshot(path=out / picture, full_page=True)
            yield from (f"{picture}: {fault}" for fault in visitor.faults)
            visitor.faults.clear()


def _read_samples(folder: Path, today: dt.date) -> Path:
    path = folder / "samples.db"
    add_intake(path, Intake(paths=find_all_samples(), today=today, fields={}), Silent())
    return path


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Take pictures of every page.")
    parser.add_argument("out", type=Path, help="the folder of the pictures")
    parser.add_argument("--register", type=Path, help="what is shown; the samples if left out")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
