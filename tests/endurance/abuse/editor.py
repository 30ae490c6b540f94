"""The real window, worked on as a person would: by mouse, keys and dialogs that are answered."""

from __future__ import annotations

import gc
import random
import sys
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QInputDialog, QMenu, QMessageBox, QWidget

from guibp.gui import create_window
from guibp.gui.canvas.motion import Motion
from guibp.gui.canvas.scene import IDLE
from guibp.model.document import write_document
from guibp.model.graph import Graph
from tests.endurance.planting import plant

Button: TypeAlias = Qt.MouseButton
Modifier: TypeAlias = Qt.KeyboardModifier
Key: TypeAlias = Qt.Key
HARMLESS = ("propagateSizeHints", "This plugin does not support")
"""What the offscreen platform says of itself."""
SIZE = (900, 620)


class Watch:
    """Collects what must not come: exceptions that nobody caught, and Qt's warnings."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        sys.excepthook = self._note_exception
        qInstallMessageHandler(self._note_message)

    def _note_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        import traceback

        self.complaints.append("".join(traceback.format_exception(kind, error, trace)))

    def _note_message(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(known in message for known in HARMLESS):
            self.complaints.append(f"Qt: {message}")

    def take(self) -> list[str]:
        """What came since it was asked last."""
        taken, self.complaints = self.complaints, []
        return taken


class Answers:
    """What the dialogs are answered with that ask while they run: buttons by number, and paths."""

    def __init__(self) -> None:
        self.number = 0
        self.gives_up_changes = False
        """Whether changes are discarded, whatever the number."""
        self.path = ""
        self.asked = 0

    def install(self) -> None:
        """Have every dialog ask here; no dialog of the system comes."""
        answers = self

        def press(box: QMessageBox) -> QMessageBox.StandardButton:
            return answers.press(box)

        plant(QMessageBox, "exec", press)
        plant(QMessageBox, "question", lambda *_: answers.yes_or_no())
        plant(QDialog, "exec", lambda _: answers.number % 2)
        plant(QFileDialog, "getOpenFileName", lambda *_: (answers.path, ""))
        plant(QFileDialog, "getSaveFileName", lambda *_: (answers.path, ""))
        plant(QInputDialog, "getInt", lambda *_: (answers.number * 7 % 90, True))
        plant(QInputDialog, "getText", lambda *_, **__: (f"c{answers.number}", True))

    def press(self, box: QMessageBox) -> QMessageBox.StandardButton:
        """One of its buttons, whose standard meaning is the answer."""
        self.asked += 1
        if self.gives_up_changes:
            button = box.button(QMessageBox.StandardButton.Discard)
        elif self.asked > 5:
            # Whoever is asked the same again and again gives up.
            button = box.buttons()[-1]
        else:
            button = box.buttons()[self.number % len(box.buttons())]
        box.show()
        QTest.mouseClick(button, Button.LeftButton)
        return box.standardButton(button)

    def yes_or_no(self) -> QMessageBox.StandardButton:
        """For a question about a file that is there."""
        kinds = QMessageBox.StandardButton
        return kinds.Yes if self.number % 2 else kinds.No


class Frames(QObject):
    """Holds back what a window would paint until it is asked for: most of it nobody looks at."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_asked = False
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What asks for a frame waits."""
        return event.type() == QEvent.Type.UpdateRequest and not self._is_asked

    def show(self) -> None:
        """Paint what has changed since the last frame."""
        self._is_asked = True
        QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))
        self._is_asked = False


class Editor:
    """One window that many runs work on, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.watch, self.answers = Watch(), Answers()
        self.answers.install()
        self.folder = folder
        self.window = create_window("preset:wx+b")
        self.canvas = self.window.canvas
        self.session = self.window.session
        self._frames = Frames(self.window)
        # As the program: in a thread of a training it would destroy what is Qt's there, and crash.
        gc.freeze()
        gc.disable()
        self.has_motion = True
        """Whether nodes glide and numbers travel, as where the system asks for no less motion."""
        is_wanted = vars(Motion)["is_wanted"].fget
        plant(Motion, "is_wanted", property(lambda motion: self.has_motion and is_wanted(motion)))
        # Compiling takes longer than all the rest, and interpreted steps do the same.
        plant(self.session.loops, "begin", lambda: None)
        self.start = b""
        self.saved: bytes | None = b""
        """What the document was when it was opened or saved; ``None`` where its file went."""
        self._watch_saves()
        self._last = QPointF()
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.settle()

    @property
    def graph(self) -> Graph:
        return self.window.graph

    def _watch_saves(self) -> None:
        """Know by the file itself what was saved."""
        session, note_saved, note_unsaved = self.session, self.session.note_saved, self.session.note_unsaved

        def saved(path: Path) -> None:
            self.saved = path.read_bytes()
            note_saved(path)

        def unsaved() -> None:
            self.saved = None
            note_unsaved()

        plant(session, "note_saved", saved)
        plant(session, "note_unsaved", unsaved)
        session.document_replaced.connect(self._note_start)

    def _note_start(self) -> None:
        self.start = self.saved = write_document(self.graph)

    # -- a new run -------------------------------------------------------------------------------

    def begin(self, name: str, docks: frozenset[str]) -> None:
        """Open an example as a person would, with these docks on show; nothing of the run before is left."""
        self.release_all()
        # What a box by chance is asked, the box's own generator decides: the same in every run.
        random.seed(0)
        self.answers.path, self.answers.asked = "", 0
        self.answers.gives_up_changes = True
        self.window.runs.kept.remove([run.number for run in self.window.runs.kept.all()])
        for first in ("language_english", "tool_select"):
            self.window.actions_by_name[first].trigger()
        self.window.actions_by_name[f"example_{name}"].trigger()
        self.answers.gives_up_changes = False
        self.show_docks(docks)
        self.window.resize(*SIZE)
        self.settle()
        self.canvas.setFocus()
        self.canvas.fit()
        self.settle()

    def show_docks(self, names: frozenset[str]) -> None:
        """These and no others."""
        for dock in self.window.docks.all():
            dock.setVisible(dock.objectName() in names)

    def close(self) -> None:
        """Close the window, whatever is not saved, and give it back."""
        self.release_all()
        self.answers.gives_up_changes = True
        self.window.close()
        self.window.deleteLater()
        # Qt would destroy it after Python is gone.
        QApplication.clipboard().clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def release_all(self) -> None:
        """Let go of what is in hand, and close what is open."""
        self.canvas.cancel_gesture()
        self.close_popups()
        self.close_boxes()
        self.canvas.setFocus()

    def collect_garbage(self) -> None:
        """As the program does in the window's thread, between one thing and another."""
        gc.collect()

    def settle(self) -> None:
        """Let everything happen that waits to happen, and be seen."""
        self.settle_unseen()
        self.paint()

    def paint(self) -> None:
        """Show what there is to see."""
        self._frames.show()

    def settle_unseen(self) -> None:
        """Let everything happen that waits to happen, but for the painting."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        if QApplication.activeWindow() is None:
            # What was over it is closed; the offscreen platform brings nothing to the front by itself.
            self.window.activateWindow()
            QApplication.processEvents()

    def close_popups(self) -> None:
        for _ in range(8):
            popup = QApplication.activePopupWidget()
            if popup is None:
                return
            popup.close()

    def close_boxes(self) -> None:
        """Close what stands over the window; a person reads it, and goes on."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()

    # -- mouse -----------------------------------------------------------------------------------

    def press(self, place: QPoint, button: Button, modifiers: Modifier) -> None:
        QTest.mousePress(self.canvas.viewport(), button, modifiers, place)

    def release(self, place: QPoint, button: Button, modifiers: Modifier) -> None:
        QTest.mouseRelease(self.canvas.viewport(), button, modifiers, place)

    def move(self, place: QPoint, button: Button, modifiers: Modifier) -> None:
        viewport = self.canvas.viewport()
        local, far = QPointF(place), QPointF(viewport.mapToGlobal(place))
        kind = QEvent.Type.MouseMove
        QApplication.sendEvent(viewport, QMouseEvent(kind, local, far, Button.NoButton, button, modifiers))

    def double_click(self, place: QPoint) -> None:
        self.press(place, Button.LeftButton, Modifier.NoModifier)
        self.release(place, Button.LeftButton, Modifier.NoModifier)
        viewport = self.canvas.viewport()
        QTest.mouseDClick(viewport, Button.LeftButton, Modifier.NoModifier, place)

    def drag_to(self, start: QPoint, end: QPoint, button: Button, modifiers: Modifier) -> None:
        """Press and move, but do not let go yet."""
        self.move(start, Button.NoButton, modifiers)
        self.press(start, button, modifiers)
        for share in (0.3, 0.7, 1.0):
            self.move(start + (end - start) * share, button, modifiers)

    def wheel(self, place: QPoint, turn: int, modifiers: Modifier) -> None:
        viewport = self.canvas.viewport()
        event = QWheelEvent(
            QPointF(place),
            QPointF(viewport.mapToGlobal(place)),
            QPoint(),
            QPoint(0, turn),
            Button.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    # -- keys ------------------------------------------------------------------------------------

    @property
    def focus(self) -> QWidget:
        """What keys go to."""
        return QApplication.focusWidget() or self.canvas

    def key(self, key: Key, modifiers: Modifier = Modifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.focus, letter)

    def choose_from_popup(self, number: int) -> None:
        """Choose something from the menu that is open, if one is."""
        popup = QApplication.activePopupWidget()
        if not isinstance(popup, QMenu):
            return
        choices = [one for one in popup.actions() if one.isEnabled() and not one.isSeparator()]
        choices = [one for one in choices if one.menu() is None]
        popup.close()
        if choices:
            choices[number % len(choices)].trigger()

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is in hand on the canvas."""
        return not self.canvas._hands.is_busy and self.canvas.scene.feedback is IDLE
