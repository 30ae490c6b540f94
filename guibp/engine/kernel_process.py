"""Compiles the kernel in a process of its own: in a thread, the compiler would hold up the window.

``python -m guibp.engine.kernel_process`` compiles into the cache, from which the next to ask loads.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

from guibp.engine.kernel import KernelError, is_kernel_cached, load_kernel

WAIT_SECONDS = 0.05


def compile_aside(should_stop: Callable[[], bool]) -> None:
    """See to it that the cache holds the kernel, without compiling in this process.

    It returns when that is done, has failed, or is no longer wanted; whoever loads the kernel next
    compiles what is missing. A packaged program has no Python to start, and leaves it at that.
    """
    if getattr(sys, "frozen", False) or is_kernel_cached():
        return
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "guibp.engine.kernel_process"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return
    while process.poll() is None:
        if should_stop():
            process.kill()
            process.wait()
            return
        time.sleep(WAIT_SECONDS)


def main() -> int:
    """Compile or load the kernel; the exit code says whether that worked."""
    try:
        load_kernel()
    except KernelError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
