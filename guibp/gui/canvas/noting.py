"""Noting: notes are begun on the canvas, and their text is edited where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, Qt

from guibp.drawing.shapes import GRID
from guibp.gui.canvas.graph_view import GraphView
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.note_painting import note_font, paper_of
from guibp.gui.canvas.note_text import least_height
from guibp.gui.canvas.notes import NOTE_PADDING, bounds_of, within_bounds
from guibp.gui.canvas.text_edit import NoteTextEdit
from guibp.gui.canvas.view import Bounds
from guibp.gui.theme import Theme
from guibp.gui.translation import translate_error
from guibp.model.edits import AddNotes, Batch, Edit, RemoveNotes, ResizeNote, SetNoteText
from guibp.model.errors import GuibpError
from guibp.model.note_rules import text_too_long
from guibp.model.records import NOTE_SIZE, Note, Position

_BORDER = 2
_LEAST_SCALE = 0.8
"""From farther away the text is edited larger than it is shown, so that one can read it."""


class Noting(QObject):
    """The text edit of one canvas, while it is open on a note.

    A note that is begun is a draft until it says something: so it comes with one edit, or not at all.
    A note from which all text is taken goes with the edit.
    """

    def __init__(self, view: GraphView, tell: Callable[[str, QPointF], None]) -> None:
        super().__init__(view)
        self._view, self._scene, self._tell = view, view.scene, tell
        self._note: Note | None = None
        self._editor: NoteTextEdit | None = None
        self._is_draft = False
        self._scene.note_height = self._height_of
        view.session.graph_changed.connect(self._follow_graph)
        view.session.document_replaced.connect(self.close)
        view.view_changed.connect(self.follow_view)

    def begin(self, spot: Position) -> None:
        """Let a person write a new note, with its upper left corner at a place of the scene."""
        self._leave()
        width, height = NOTE_SIZE
        x, y = (round(place / GRID) * GRID for place in spot)
        taken = {note.id for note in self._view.session.graph.notes}
        number = next(number for number in range(1, len(taken) + 2) if f"note {number}" not in taken)
        self._edit(Note(f"note {number}", "", (x + width / 2, y + height / 2)))

    def open(self, id_: str) -> None:
        """Let a person change what a note says."""
        self._leave()
        self._view.session.selection.select(notes=(id_,))
        self._edit(self._view.session.graph.note(id_))

    def close(self) -> None:
        """Drop what was typed."""
        editor, self._editor, self._note = self._editor, None, None
        if editor is None:
            return
        self._scene.notes.let_go()
        had_focus = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._view.refresh()

    def follow_view(self) -> None:
        """Stay on the note after the view moved."""
        if self._editor is None or self._note is None:
            return
        bounds, view = bounds_of(self._shown()), self._scene.view
        scale = max(view.zoom, _LEAST_SCALE)
        left, top = view.to_viewport(bounds.left, bounds.top)
        box = QRectF(left, top, bounds.width * scale, bounds.height * scale)
        # One pixel more: the edge of the sheet below must not look out.
        self._editor.setGeometry(box.toAlignedRect().adjusted(-1, -1, 1, 1))
        self._editor.set_margin(round(NOTE_PADDING * scale) - _BORDER + 1)
        self._editor.setFont(self._lettering(scale).notes())

    def _edit(self, note: Note) -> None:
        self._note = note
        self._is_draft = not self._view.session.graph.has_note(note.id)
        editor = self._editor = NoteTextEdit(note.text, self._view.viewport())
        editor.setStyleSheet(_style(self._view.theme))
        editor.confirmed.connect(self._confirm)
        editor.dropped.connect(self.close)
        editor.left.connect(self._leave)
        editor.overfilled.connect(self._refuse_more)
        editor.textChanged.connect(self._grow)
        self._grow()
        self._view.viewing.reveal(bounds_of(self._shown()))
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _grow(self) -> None:
        """Show the note as large as what is typed needs it, without its text: that is in the editor."""
        self._scene.notes.take_in_hand((replace(self._shown(), text=""),))
        self.follow_view()
        self._view.refresh()

    def _shown(self) -> Note:
        """The note as it would be with what is typed now."""
        note, editor = self._note, self._editor
        if note is None or editor is None:
            raise RuntimeError("no note is edited")
        text = editor.toPlainText()
        bounds = bounds_of(note)
        height = max(bounds.height, self._height_of(text, bounds.width))
        grown = Bounds(bounds.left, bounds.top, bounds.right, bounds.top + height)
        return replace(note if grown == bounds else within_bounds(note, grown), text=text)

    def _confirm(self) -> None:
        """Ctrl+Return: take the text, or say why not and let the person go on typing."""
        note = self._note
        try:
            self._commit()
        except GuibpError as error:
            self._refuse(error)
        if note is not None and self._view.session.graph.has_note(note.id):
            self._view.session.selection.select(notes=(note.id,))

    def _leave(self) -> None:
        """The focus is lost: take the text if it is valid, else let it go."""
        try:
            self._commit()
        except GuibpError as error:
            self._refuse(error)
            self.close()

    def _commit(self) -> None:
        if self._editor is None or self._note is None:
            return
        before, after = self._note, self._shown()
        edit = self._plan(before, after)
        if edit is not None:
            # Closed only afterwards: a refusal leaves the editor open.
            self._view.session.do(edit)
        self.close()

    def _plan(self, before: Note, after: Note) -> Edit | None:
        if not after.text.strip():
            return None if self._is_draft else RemoveNotes((before.id,))
        if self._is_draft:
            return AddNotes((after,))
        if after.text == before.text:
            return None
        writing = SetNoteText(before.id, after.text)
        if after.size == before.size:
            return writing
        return Batch((writing, ResizeNote(before.id, after.position, after.size)))

    def _follow_graph(self) -> None:
        """After an edit from elsewhere: a note that is gone is edited no more."""
        is_there = self._note is not None and self._view.session.graph.has_note(self._note.id)
        if self._editor is not None and not self._is_draft and not is_there:
            self.close()

    def _refuse(self, error: GuibpError) -> None:
        if self._editor is not None:
            corner = self._editor.geometry().bottomLeft()
            self._tell(translate_error(error), QPointF(corner))

    def _refuse_more(self) -> None:
        self._refuse(text_too_long())

    def _height_of(self, text: str, width: float) -> float:
        return least_height(text, note_font(self._lettering(1.0)), width)

    def _lettering(self, zoom: float) -> Lettering:
        return Lettering(self._view.font(), self._view.viewport().logicalDpiY(), zoom)


def _style(theme: Theme) -> str:
    return (
        f"#canvas_note_edit {{ background: {paper_of(theme).ground.name()}; color: {theme.text.name()};"
        f" border: {_BORDER}px solid {theme.selection.name()};"
        f" selection-background-color: {theme.selection.name()};"
        f" selection-color: {theme.panel.name()}; }}"
    )
