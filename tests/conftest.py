"""What holds for every test: nothing of the user's is touched, and nothing is left behind."""

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.leftovers import QtLeftovers, living_threads

_HOME = Path(tempfile.mkdtemp(prefix="guibp-tests-"))
_PLACES = {
    "HOME": "",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
    "USERPROFILE": "",
    "APPDATA": "config",
    "LOCALAPPDATA": "data",
}

# Before anything is imported that looks them up.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name, _place in _PLACES.items():
    os.environ[_name] = str(_HOME / _place)
    Path(os.environ[_name]).mkdir(exist_ok=True)

# The window speaks as the system does; tests read English.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_unconfigure() -> None:
    gui = sys.modules.get("PySide6.QtGui")
    if _qt_is_up() and gui is not None:
        # Without a screen Qt would destroy what was copied after Python is gone, and crash.
        gui.QGuiApplication.clipboard().clear()
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def fresh_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what one test stores of settings and recovery files from the next; caches may be shared."""
    if not _qt_is_up():
        return
    from PySide6.QtCore import QSettings

    folder = tmp_path_factory.mktemp("settings")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder))
    for style in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(style, QSettings.Scope.UserScope, str(folder))


@pytest.fixture(autouse=True)
def nothing_left_behind(fresh_settings: None) -> Iterator[None]:
    """Fail a test that leaves a thread or a timer running; dispose of the windows it leaves."""
    threads = set(threading.enumerate())
    qt = QtLeftovers() if _qt_is_up() else None
    yield
    if qt is None and _qt_is_up():
        qt = QtLeftovers(after_the_test=True)
    if qt is not None:
        qt.dispose_of_windows()
    problems = [f"thread {thread.name}" for thread in living_threads(threads)]
    problems += qt.running() if qt is not None else []
    if problems:
        pytest.fail("the test left running: " + ", ".join(problems))


def _qt_is_up() -> bool:
    core = sys.modules.get("PySide6.QtCore")
    return core is not None and core.QCoreApplication.instance() is not None
