"""Finding a command by what a person types: whatever stands in the menus, and every node by its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from guibp.gui.both_languages import ENGLISH, InKorean
from guibp.gui.operation_search import fold, match_name
from guibp.gui.translation import plain_text
from guibp.model.graph import Graph

_PATH_SIGN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
_SCATTERED = 10
"""How near a name is that has the typed letters in their order, with others between: farther than others."""


@dataclass(frozen=True, slots=True)
class Command:
    """An entry of the menus: its text, the menus that lead there, its key, and its action."""

    text: str
    path: str
    key: str
    action: QAction
    korean: str = ""

    @property
    def note(self) -> str:
        """What is said beside it: its key, or else where it stands."""
        return self.key or self.path


def list_commands(bar: QMenuBar, in_korean: InKorean) -> tuple[Command, ...]:
    """Everything in the menus, in their order; also what cannot be done now."""
    return tuple(
        replace(command, korean=bare_text(in_korean(command.action)))
        for action in bar.actions()
        for command in _within(action, ())
    )


def find_commands(query: str, commands: Sequence[Command], recent: Sequence[QAction]) -> tuple[Command, ...]:
    """The commands that are meant, the nearest first; of equals those used last, then as in the menus.

    What cannot be done now comes last, and only if it is meant clearly.
    """
    used = {action: place for place, action in enumerate(recent)}
    ranks = [(_rank(command, query.strip()), command) for command in commands]
    found = [
        (not command.action.isEnabled(), rank, used.get(command.action, len(used)), command)
        for rank, command in ranks
        if rank is not None and (command.action.isEnabled() or (query.strip() and rank < _SCATTERED))
    ]
    found.sort(key=lambda one: one[:3])
    return tuple(command for *_, command in found)


def find_nodes(query: str, graph: Graph, most: int) -> tuple[str, ...]:
    """The ids that are meant, the nearest first, and no more than ``most``; none if nothing is typed."""
    wanted = fold(query)
    if not query.strip():
        return ()
    ranks = ((match_name(fold(id_), wanted), id_) for id_ in graph.nodes)
    found = sorted(((rank, id_) for rank, id_ in ranks if rank is not None), key=lambda one: one[0])
    return tuple(id_ for _, id_ in found[:most])


def bare_text(text: str) -> str:
    """A menu's text without the mark of its letter, and without the dots that announce a dialog."""
    return plain_text(text).rstrip("…").strip()


def _within(action: QAction, path: tuple[str, ...]) -> Iterator[Command]:
    menu: object = action.menu()
    if isinstance(menu, QMenu):
        if action.isEnabled():
            # Some menus are filled when they are opened.
            menu.aboutToShow.emit()
            for member in menu.actions():
                yield from _within(member, (*path, bare_text(action.text())))
    elif not action.isSeparator() and action.isVisible() and path:
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        yield Command(bare_text(action.text()), _PATH_SIGN.join(path), key, action)


def _rank(command: Command, typed: str) -> int | None:
    if not typed:
        return 0
    wanted = fold(typed)
    ranks = [match_name(name, wanted) for name in _names(command)]
    near = min((rank for rank in ranks if rank is not None), default=None)
    if near is None and _has_in_order(fold(f"{command.path} {command.text}"), wanted):
        return _SCATTERED
    return near


def _names(command: Command) -> Iterable[str]:
    """What it is called: in the window's language, in English and in Korean."""
    yield fold(command.text)
    yield fold(f"{command.path} {command.text}".replace(_PATH_SIGN, " "))
    yield fold(bare_text(str(command.action.property(ENGLISH) or "")))
    yield fold(command.korean)
    yield fold(command.action.objectName())


def _has_in_order(name: str, wanted: str) -> bool:
    letters = iter(name)
    return all(letter in letters for letter in wanted if letter != " ")
