"""Searching: opens the quick search on the canvas, and adds what was chosen there, wired as was asked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from guibp.drawing.numbers import full_number
from guibp.drawing.shapes import shown_name
from guibp.gui.canvas.adding import step_aside
from guibp.gui.canvas.attaching import ALONE, Joint
from guibp.gui.canvas.connecting import Link, find_links, list_links
from guibp.gui.canvas.scene import IDLE, Feedback, Scene
from guibp.gui.group_moving import GroupGoal, list_goals, plan_group_move
from guibp.gui.operation_search import Choice, find_operations
from guibp.gui.operation_texts import operation_summary, operation_title
from guibp.gui.quick_search import Found, Question, QuickSearch
from guibp.gui.search_words import NOTE_WORDS
from guibp.gui.theme import Theme
from guibp.gui.type_scale import text_scale
from guibp.gui.unit_dialog import unit_title
from guibp.gui.unit_search import UNIT_SYMBOLS, find_units, unit_summary
from guibp.model.operations import OPERATIONS
from guibp.model.records import Position
from guibp.model.units import UnitKind

_OFFSET = (-18, 10)
_MARGIN = 6
_NAME_ROOM = 150.0
_LINKS_WIDTH = 352
"""In usual text: room for a wire's two ends and for whose place it takes."""

NOTE = object()
"""What is meant when the note is chosen."""

Adder = Callable[[Choice, Position, Joint], object]
UnitAdder = Callable[[UnitKind, Position], None]


class Searching:
    """The quick search of one canvas, while it is open: for an operation to add, or a wire to draw."""

    def __init__(
        self,
        area: QAbstractScrollArea,
        scene: Scene,
        add: Adder,
        add_unit: UnitAdder,
        note: Callable[[Position], None],
    ) -> None:
        self._area, self._scene = area, scene
        self._add, self._add_unit, self._note = add, add_unit, note
        self._search: QuickSearch | None = None
        self._before: QWidget | None = None
        self._joint, self._spot = ALONE, (0.0, 0.0)

    def open(self, place: QPointF, theme: Theme, joint: Joint = ALONE, feedback: Feedback = IDLE) -> None:
        """Search at a place of the viewport for what fits the joint; ``feedback`` is shown meanwhile."""
        graph = self._scene.session.graph
        question = Question(
            lambda query: (
                *(_as_found(one) for one in find_operations(query, graph, joint.fits)),
                *((*map(_as_unit, find_units(query)), *_find_note(query)) if joint == ALONE else ()),
            ),
            QCoreApplication.translate("Canvas", "Name or symbol of an operation"),
            QCoreApplication.translate("Canvas", "No operation is called so."),
        )
        self._show(question, place, theme, joint, feedback)

    def open_links(self, place: QPointF, theme: Theme, id_: str) -> None:
        """Search at a place of the viewport among the wires that a node could have."""
        graph = self._scene.session.graph
        links = list_links(graph, self._scene.layers, id_)
        question = Question(
            lambda query: find_links(query, links, graph),
            QCoreApplication.translate("Canvas", "Connect {id} …").format(id=shown_name(id_, _NAME_ROOM)),
            QCoreApplication.translate("Canvas", "There is no such port that it could be connected to."),
            width=min(_LINKS_WIDTH, int(self._area.viewport().width() / text_scale()) - 2 * _MARGIN),
        )
        self._show(question, place, theme, Joint(source=id_), IDLE)

    def open_groups(self, place: QPointF, theme: Theme) -> None:
        """Search at a place of the viewport among the groups that could take in what is selected."""
        session = self._scene.session
        goals = list_goals(session.graph, session.selection.nodes)
        question = Question(
            lambda query: _find_goals(query, goals),
            QCoreApplication.translate("Canvas", "Move to a group …"),
            QCoreApplication.translate("Canvas", "There is no such group that it could go to."),
        )
        self._show(question, place, theme, ALONE, IDLE)

    def _show(
        self, question: Question, place: QPointF, theme: Theme, joint: Joint, feedback: Feedback
    ) -> None:
        self.close()
        self._joint, self._spot = joint, self._scene.view.to_scene(place.x(), place.y())
        self._scene.feedback = feedback
        search = self._search = QuickSearch(question, theme, self._area.viewport())
        search.chosen.connect(self._choose)
        search.dropped.connect(self.close)
        self.follow_view()
        search.show()
        # Whoever asked for it by a key, in the outline maybe, goes on there.
        self._before = QApplication.focusWidget()
        search.take_focus()
        self._area.viewport().update()

    def follow_view(self) -> None:
        """Stay beside the place after the view moved, and inside the viewport."""
        if self._search is None:
            return
        x, y = self._scene.view.to_viewport(*self._spot)
        room = self._area.viewport().size() - self._search.size()
        left = max(min(round(x) + _OFFSET[0], room.width() - _MARGIN), _MARGIN)
        top = max(min(round(y) + _OFFSET[1], room.height() - _MARGIN), _MARGIN)
        self._search.move(left, top)

    def close(self) -> None:
        """Give up: nothing was added, and the wire in hand is gone."""
        search, self._search = self._search, None
        if search is None:
            return
        self._scene.feedback = IDLE
        had_focus = search.has_focus
        search.hide()
        search.deleteLater()
        if had_focus:
            before = self._before
            back = before if before is not None and isValid(before) and before.isVisible() else self._area
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.viewport().update()

    def _choose(self, meaning: object) -> None:
        joint, spot = self._joint, self._spot
        self.close()
        if isinstance(meaning, Choice):
            self._add(meaning, step_aside(self._scene.layers.bodies, joint.centre_beside(spot)), joint)
        elif isinstance(meaning, UnitKind):
            self._add_unit(meaning, spot)
        elif meaning is NOTE:
            self._note(spot)
        elif isinstance(meaning, Link):
            self._scene.session.try_do(meaning.edit)
        elif isinstance(meaning, GroupGoal):
            self._move_to(meaning)

    def _move_to(self, goal: GroupGoal) -> None:
        """Bring what is selected to another group; in a box it is not told from the rest of that."""
        session = self._scene.session
        edit = plan_group_move(session.graph, session.placement, session.selection.nodes, goal)
        if edit is not None and session.try_do(edit):
            bodies = self._scene.layers.bodies
            rows = {bodies.body_row(id_) for id_ in session.selection.nodes}
            session.selection.add(id_ for row in rows for id_ in bodies.ids_in(row))


def _find_note(query: str) -> tuple[Found, ...]:
    """The note, if it is meant; it comes last, behind all operations."""
    title = QCoreApplication.translate("Canvas", "Note")
    typed = query.strip().casefold()
    if not any(word.startswith(typed) for word in (title.casefold(), *NOTE_WORDS)):
        return ()
    return (Found(title, "\N{PENCIL}", QCoreApplication.translate("Canvas", "A text on the canvas"), NOTE),)


def _find_goals(query: str, goals: tuple[GroupGoal, ...]) -> tuple[Found, ...]:
    """The goals in whose text each word of the query is."""
    out = QCoreApplication.translate("Canvas", "out of all groups")
    into = QCoreApplication.translate("Canvas", "into {group}")
    texts = [(out if goal.group is None else into.format(group=goal.group), goal) for goal in goals]
    words = query.casefold().split()
    return tuple(
        Found(text, "", "", goal) for text, goal in texts if all(word in text.casefold() for word in words)
    )


def _as_unit(kind: UnitKind) -> Found:
    return Found(unit_title(kind), UNIT_SYMBOLS[kind], unit_summary(kind), kind)


def _as_found(choice: Choice) -> Found:
    operation = OPERATIONS[choice.operation]
    title = operation_title(operation)
    text = title if choice.value is None else f"{title} {full_number(choice.value)}"
    return Found(text, operation.symbol, operation_summary(operation), choice)
