"""One process of the abuse: so many runs from one seed; it prints how many operations they were.

``python -m tests.endurance.abuse.chunk SEED RUNS [FAULT]``: with a fault of ``faults.py`` planted first.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import sys
import tempfile
import traceback
from pathlib import Path

from guibp.gui.process import make_application
from tests.endurance.abuse.faults import FAULTS
from tests.endurance.abuse.machine import EditorMachine, abuse


def main(seed: int, runs: int, fault: str = "") -> int:
    """Run; what fails is told with what led to it."""
    faulthandler.enable()
    if fault:
        FAULTS[fault]()
    application = make_application()
    with tempfile.TemporaryDirectory(prefix="guibp-abuse-") as folder:
        try:
            abuse(Path(folder), seed, runs)
        except Exception:  # noqa: BLE001 - this is what is looked for
            traceback.print_exc()
            print("operations", EditorMachine.operations, flush=True)
            # The traceback holds the window, which must not outlive the application.
            os._exit(1)
    print("operations", EditorMachine.operations)
    gc.collect()
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), "".join(sys.argv[3:])))
