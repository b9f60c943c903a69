"""Several at once: `python busy.py` starts a process for each order that a line of JSON lists.

It answers each line with `ended` and the statuses of the processes; what went wrong in one of them
goes to stderr. All that takes long to load is loaded before.
"""

import json
import os
import sys
import traceback
from pathlib import Path

from jalin.pipeline import derive
from register_factory import insight
from trust.concurrency.orders import Order, do_work, list_orders

_BROKEN = 70


def _start(order: Order) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = _BROKEN
    try:
        do_work(order)
        code = 0
    except BaseException:  # noqa: BLE001 (the process ends here, whatever befell it)
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    """Let all work at once, round by round."""
    # What deriving rests on is read once, and not again in every process.
    derive.load_insight = insight  # type: ignore[attr-defined]
    insight()
    for line in sys.stdin:
        asked = json.loads(line)
        orders = list_orders(asked["roles"], asked["address"], asked["seed"], Path(asked["truth"]))
        started = [_start(order) for order in orders]
        statuses = [os.waitpid(pid, 0)[1] for pid in started]
        sys.stdout.write(f"ended {' '.join(map(str, statuses))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
