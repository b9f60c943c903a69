"""What the measuring of bulk runs rests on."""

import itertools
import os
import subprocess
import sys
import time

from bulk import make_texts, prepare_burner
from bulk_hands import make_item
from process_tables import follow_peak, list_family, measure_cpu, measure_resident


def test_made_articles_are_the_same_every_time() -> None:
    """Two calls give equal texts, nearly all of them different and without a deal."""
    texts = list(make_texts(1000))
    assert texts == list(itertools.islice(make_texts(2000), 1000))
    assert len(set(texts)) == 1000
    assert sum(text.startswith("Berita") for text in texts) == 2


def test_a_burned_document_takes_its_time() -> None:
    """Five milliseconds of a core, whatever the item holds."""
    work = prepare_burner()
    begin = time.thread_time()
    work(make_item(1))
    assert 0.005 <= time.thread_time() - begin < 0.05


def test_a_family_is_measured_with_its_children() -> None:
    """A process that another one started counts as long as it runs."""
    program = "x = b'x' * 60_000_000; input()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE) as child:  # noqa: S603
        assert child.pid in list_family(os.getpid())
        looks = itertools.count()
        peak = follow_peak(child.pid, is_over=lambda: next(looks) > 100 or _has(child.pid))
        assert max(peak, measure_resident(child.pid)) > 60_000_000
        assert measure_cpu(child.pid) > 0
        child.communicate(b"\n")
    assert measure_resident(child.pid) == 0
    assert measure_cpu(child.pid) == 0


def _has(pid: int) -> bool:
    return measure_resident(pid) > 60_000_000
