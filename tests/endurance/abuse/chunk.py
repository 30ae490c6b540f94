"""One process of the abuse: so many runs from one seed; prints how many operations they were."""

from __future__ import annotations

import faulthandler
import gc
import sys
import tempfile
import traceback
from pathlib import Path

from guibp.gui.process import make_application
from tests.endurance.abuse.machine import abuse


def main(seed: int, runs: int) -> int:
    """Run, and say in one line how many operations it were; what fails is told with what led to it."""
    faulthandler.enable()
    application = make_application()
    with tempfile.TemporaryDirectory(prefix="guibp-abuse-") as folder:
        try:
            print("operations", abuse(Path(folder), seed, runs))
        except Exception:  # noqa: BLE001 - this is what is looked for
            traceback.print_exc()
            return 1
        finally:
            # Nothing of the window may be left when the application goes.
            gc.collect()
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
