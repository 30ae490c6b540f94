"""The command palette: everything that the menus can do, and every node, found by typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from guibp.gui.appearance import Appearance
from guibp.gui.both_languages import read_korean
from guibp.gui.command_search import Command, find_commands, find_nodes, list_commands
from guibp.gui.quick_search import Found, Question, QuickSearch
from guibp.gui.session import Session

_WIDTH, _TOP, _MARGIN = 520, 64, 16
_MOST_NODES, _MOST_RECENT = 30, 12


class CommandPalette(QObject):
    """One window's palette; what was used last comes first."""

    def __init__(
        self, session: Session, appearance: Appearance, reveal: Callable[[str], None], window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._session, self._appearance, self._reveal = session, appearance, reveal
        self._window = window
        self._recent: tuple[QAction, ...] = ()
        self._search: QuickSearch | None = None
        self._former: QWidget | None = None

    def open(self) -> None:
        """Let a person type what they want."""
        self.close()
        commands = list_commands(self._window.menuBar(), read_korean())
        question = Question(
            lambda query: self._find(query, commands),
            self.tr("Command, example or node"),
            self.tr("There is no such command or node."),
            min(_WIDTH, self._window.width() - 2 * _MARGIN),
            "command_palette",
        )
        self._former = QApplication.focusWidget()
        search = self._search = QuickSearch(question, self._appearance.theme, self._window)
        search.chosen.connect(self._choose)
        search.dropped.connect(self.close)
        search.move(QPoint((self._window.width() - search.width()) // 2, _TOP))
        search.show()
        search.raise_()
        search.take_focus()

    def close(self) -> None:
        """Give up; the keys go where they went before."""
        search, self._search = self._search, None
        if search is None:
            return
        had_focus = search.has_focus
        search.hide()
        search.deleteLater()
        former, self._former = self._former, None
        if had_focus and former is not None:
            former.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, query: str, commands: tuple[Command, ...]) -> tuple[Found, ...]:
        graph = self._session.graph
        nodes = find_nodes(query, graph, _MOST_NODES)
        rows = (
            *(_as_found(one) for one in find_commands(query, commands, self._recent)),
            *(Found(id_, graph.node(id_).operation.symbol, "", id_, self.tr("go to node")) for id_ in nodes),
        )
        return tuple(sorted(rows, key=lambda row: not row.can_choose))

    def _choose(self, meaning: object) -> None:
        self.close()
        if isinstance(meaning, Command):
            others = (action for action in self._recent if action is not meaning.action)
            self._recent = (meaning.action, *others)[:_MOST_RECENT]
            meaning.action.trigger()
        elif isinstance(meaning, str):
            self._session.selection.select([meaning])
            self._reveal(meaning)


def _as_found(command: Command) -> Found:
    return Found(command.text, "", command.path, command, command.note, command.action.isEnabled())
