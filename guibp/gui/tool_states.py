"""Tool states: the menu entries of tools and grid are checked as the canvas has them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from guibp.gui.canvas.beginning import Tool
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.scene import Grid
from guibp.gui.preferences import open_settings

_GRID = "canvas/grid"
_NAMES = {"tool_select": Tool.SELECT, "tool_hand": Tool.HAND, "tool_cut": Tool.CUT}


class ToolStates(QObject):
    """Follows the canvas."""

    def __init__(self, actions: Mapping[str, QAction], canvas: Canvas, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        canvas.tool_changed.connect(self.show_tool)
        self.show_tool(canvas.tool)
        canvas.grid_changed.connect(self.show_grid)
        kept = open_settings().value(_GRID) == Grid.SNAPS.value
        canvas.use_grid(Grid.SNAPS if kept else Grid.FREE)

    def show_grid(self, grid: Grid) -> None:
        """Check the entry of the grid while it snaps, and keep that for the next window."""
        self._actions["view_snap"].setChecked(grid is Grid.SNAPS)
        open_settings().setValue(_GRID, grid.value)

    def show_tool(self, tool: Tool) -> None:
        """Check the entry of the tool in hand."""
        for name, meant in _NAMES.items():
            self._actions[name].setChecked(meant is tool)
