"""The window: the only package that imports Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guibp.gui.main_window import MainWindow

__all__ = ["create_window"]


def create_window(source: str | None = None) -> MainWindow:
    """The main window on a source: a file, ``preset:NAME`` or ``expr:TEXT``; without one, on an empty graph.

    A QApplication exists already; its message handler, exception hook, locale and garbage collection
    are left as they are. Raises ``GuibpError`` if the source cannot be read.
    """
    from PySide6.QtCore import QCoreApplication

    from guibp.gui.file_actions import open_document, stamp_source
    from guibp.gui.language import choice_of
    from guibp.gui.main_window import MainWindow
    from guibp.gui.session import Session
    from guibp.gui.windows import windows_of

    # Before it is read: what others write meanwhile is a change.
    stamp = stamp_source(source)
    graph, path, name = open_document(source)
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("a QApplication has to exist before a window")
    language = choice_of(application)
    # Before the window is made, so that it speaks at once as the user chose.
    language.restore()
    session = Session(graph)
    session.path, session.name = path, name
    window = MainWindow(session, language)
    window.files.on_disk.remember(stamp)
    windows_of(application).attend(window)
    return window
