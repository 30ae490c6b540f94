"""A window for each test, closed at its end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from guibp.gui import create_window
from guibp.gui.main_window import MainWindow
from tests.gui.contract.driving import Opener


@pytest.fixture
def opened(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Opener]:
    windows: list[MainWindow] = []

    def open_(source: str | None = None) -> MainWindow:
        window = create_window(source)
        window.resize(1440, 900)
        window.show()
        QTest.qWait(20)
        windows.append(window)
        return window

    yield open_
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.Discard)
    for window in windows:
        assert window.close()
        window.deleteLater()
    QTest.qWait(0)
