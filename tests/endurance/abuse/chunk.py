"""One process of the abuse: so many runs from one seed; it tells each operation, and last how many they were.

``python -m tests.endurance.abuse.chunk SEED RUNS [FAULT]``: with a fault of ``faults.py`` planted first.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import tempfile
import threading
import traceback
from pathlib import Path

from hypothesis.errors import HypothesisException

from guibp.gui.process import make_application
from tests.endurance.abuse.faults import FAULTS
from tests.endurance.abuse.machine import EditorMachine, abuse
from tests.endurance.abuse.telling import FoundError, tell


def main(seed: int, runs: int, fault: str = "") -> int:
    """Run; what fails is told with what led to it."""
    faulthandler.enable()
    if fault:
        FAULTS[fault]()
    application = make_application()
    with tempfile.TemporaryDirectory(prefix="guibp-abuse-") as folder:
        try:
            abuse(Path(folder), seed, runs)
        except (FoundError, HypothesisException):
            traceback.print_exc()
            tell(f"operations {EditorMachine.operations}")
            # The traceback holds the window, which must not outlive the application.
            os._exit(1)
    tell(f"operations {EditorMachine.operations}")
    left = [thread.name for thread in threading.enumerate() if thread is not threading.main_thread()]
    if left:
        print("threads are left:", *left, file=sys.stderr)
    del application
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), "".join(sys.argv[3:])))
