"""Make a large register to look at: many deals with histories, told by many documents.

    bench/web_register.py OUT [--deals 50000] [--documents 200000] [--small] [--seed 1] [--truth]

The documents and their readings are made, not read; everything else is derived from them as from
any others, unless --truth leaves that to whoever opens the register next. Equal sizes and seeds
give registers of equal content.
"""

import argparse
import itertools
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from jalin.model import Document, Reading
from jalin.pipeline.derive import ensure_derived
from jalin.store.register import Register
from jalin.store.rows import DealRow
from web_plan import plan_press
from web_text import write_chapter

_BATCH = 1_000


def make_press(deals: int, documents: int, seed: int) -> Iterator[tuple[Document, Reading]]:
    """Make the documents of a press with their readings, each document once."""
    return (write_chapter(chapter, seed) for chapter in plan_press(deals, documents, seed))


def keep_press(register: Register, deals: int, documents: int, seed: int) -> int:
    """Keep a made press in a register; give the number of documents kept."""
    arriving = make_press(deals, documents, seed)
    n_kept = 0
    while batch := list(itertools.islice(arriving, _BATCH)):
        with register.transaction():
            n_kept += register.add_all(batch)
    return n_kept


def fill_register(register: Register, deals: int, documents: int, seed: int) -> int:
    """Keep a made press and derive from it; give the number of documents kept."""
    n_kept = keep_press(register, deals, documents, seed)
    ensure_derived(register)
    return n_kept


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the register and tell its size and how long it took."""
    options = _parse_arguments(arguments)
    begin = time.process_time()
    with Register.open(options.out) as register:
        fill = keep_press if options.truth else fill_register
        n_kept = fill(register, options.deals, options.documents, options.seed)
        n_deals = sum(1 for _ in register.all_rows(DealRow))
    spent = time.process_time() - begin
    print(f"{n_kept} documents and {n_deals} deals in {spent:.0f} s CPU time: {options.out}")
    return 0


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Make a large register of made documents.")
    parser.add_argument("out", type=Path, help="the register's file")
    parser.add_argument("--deals", type=int, default=50_000)
    parser.add_argument("--documents", type=int, default=200_000)
    parser.add_argument("--small", action="store_true", help="500 deals and 2,000 documents")
    parser.add_argument("--truth", action="store_true", help="keep the readings, derive nothing")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    if options.small:
        options.deals, options.documents = 500, 2_000
    return options


if __name__ == "__main__":
    sys.exit(main())
