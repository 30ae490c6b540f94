"""Tool states: the menu entries of tools and grid are checked as the canvas has them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from guibp.gui.canvas.beginning import Tool
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.scene import Grid
from guibp.gui.preferences import open_settings
from guibp.gui.viewing_actions import WHEEL_NAMES
from guibp.gui.wheel_device import WheelDevice

_GRID, _MINIMAP, _WHEEL = "canvas/grid", "canvas/minimap", "canvas/wheel"
_SHOWN, _HIDDEN = "shown", "hidden"
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
        self._follow_minimap(canvas)
        self._follow_wheel(canvas)

    def _follow_minimap(self, canvas: Canvas) -> None:
        if open_settings().value(_MINIMAP) == _SHOWN:
            canvas.toggle_minimap()
        self._actions["view_minimap"].setChecked(canvas.minimap.is_wanted)
        canvas.minimap.toggled.connect(self.show_minimap)

    def _follow_wheel(self, canvas: Canvas) -> None:
        kept = str(open_settings().value(_WHEEL))
        device = next((one for one in WheelDevice if one.value == kept), WheelDevice.AUTO)
        canvas.use_wheel(device)
        group = QActionGroup(self)
        for name, meant in WHEEL_NAMES.items():
            action = group.addAction(self._actions[name])
            action.setChecked(meant is device)
            action.toggled.connect(partial(self._keep_wheel, meant))

    def _keep_wheel(self, device: WheelDevice, chosen: bool) -> None:
        if chosen:
            open_settings().setValue(_WHEEL, device.value)

    def show_minimap(self, wanted: bool) -> None:
        """Check the entry of the overview while it is wanted, and keep that for the next window."""
        self._actions["view_minimap"].setChecked(wanted)
        open_settings().setValue(_MINIMAP, _SHOWN if wanted else _HIDDEN)

    def show_grid(self, grid: Grid) -> None:
        """Check the entry of the grid while it snaps, and keep that for the next window."""
        self._actions["view_snap"].setChecked(grid is Grid.SNAPS)
        open_settings().setValue(_GRID, grid.value)

    def show_tool(self, tool: Tool) -> None:
        """Check the entry of the tool in hand."""
        for name, meant in _NAMES.items():
            self._actions[name].setChecked(meant is tool)
