"""Compiling aside: only where the cache lacks the kernel, and only as long as it is wanted."""

from __future__ import annotations

import subprocess
import sys

import pytest

from guibp.engine import kernel_process
from guibp.engine.kernel import KernelError, is_kernel_cached, load_kernel
from guibp.engine.kernel_process import compile_aside

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]


def forbid_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)


def test_what_is_cached_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    load_kernel()
    assert is_kernel_cached()
    forbid_processes(monkeypatch)
    compile_aside(lambda: False)


def test_a_packaged_program_starts_no_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel_process, "is_kernel_cached", lambda: False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    forbid_processes(monkeypatch)
    compile_aside(lambda: False)


def test_what_is_no_longer_wanted_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def start(*_: object, **__: object) -> subprocess.Popen[bytes]:
        started.append(real(SLEEPER))
        return started[-1]

    real = subprocess.Popen
    monkeypatch.setattr(kernel_process, "is_kernel_cached", lambda: False)
    monkeypatch.setattr(subprocess, "Popen", start)
    compile_aside(lambda: True)
    assert started[0].poll() is not None


def test_the_process_says_whether_it_worked(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise KernelError("no compiler")

    monkeypatch.setattr(kernel_process, "load_kernel", fail)
    assert kernel_process.main() == 1
    monkeypatch.setattr(kernel_process, "load_kernel", lambda: None)
    assert kernel_process.main() == 0
