"""Tool states: the menu entries of the tools are checked as the canvas holds the tool."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from guibp.gui.canvas.beginning import Tool
from guibp.gui.canvas.canvas import Canvas

_NAMES = {"tool_select": Tool.SELECT, "tool_hand": Tool.HAND, "tool_cut": Tool.CUT}


class ToolStates(QObject):
    """Follows the canvas."""

    def __init__(self, actions: Mapping[str, QAction], canvas: Canvas, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        canvas.tool_changed.connect(self.show_tool)
        self.show_tool(canvas.tool)

    def show_tool(self, tool: Tool) -> None:
        """Check the entry of the tool in hand."""
        for name, meant in _NAMES.items():
            self._actions[name].setChecked(meant is tool)
