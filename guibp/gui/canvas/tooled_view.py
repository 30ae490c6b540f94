"""TooledView: a view with hands, and what they hold: the tool, the grid, the overview, the wheel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guibp.gui.canvas.beginning import Tool
from guibp.gui.canvas.box_ports import Port, selected_pair
from guibp.gui.canvas.boxed_selection import BoxedSelection
from guibp.gui.canvas.graph_view import GraphView
from guibp.gui.canvas.hands import Hands
from guibp.gui.canvas.minimap import Minimap
from guibp.gui.canvas.scene import Grid
from guibp.gui.canvas.turning import Turning
from guibp.gui.session import Session
from guibp.gui.wheel_device import WheelDevice


class TooledView(GraphView):
    """What a press, a drag and the wheel do is a matter of choice; the choices are here."""

    grid_changed = Signal(object)
    """The ``Grid`` is another."""
    tool_changed = Signal(object)
    """The ``Tool`` that the left button is now."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._hands = Hands(self.viewport(), self.scene, self.viewing, self)
        self._hands.changed.connect(self.refresh)
        self._hands.moved.connect(self.refresh_part)
        self._turning = Turning(self.viewing)
        self.minimap = Minimap(self)
        self._boxed_selection = BoxedSelection(self.scene)
        self.folded.connect(self._boxed_selection.follow_zoom)

    @property
    def tool(self) -> Tool:
        """What the left button does."""
        return self._hands.tool

    def use_select_tool(self) -> None:
        """The left button selects, moves and wires."""
        self._take_tool(Tool.SELECT)

    def use_hand_tool(self) -> None:
        """The left button pans; asked for again, it selects."""
        self._take_tool(Tool.SELECT if self.tool is Tool.HAND else Tool.HAND)

    def use_cut_tool(self) -> None:
        """The left button cuts wires; asked for again, it selects."""
        self._take_tool(Tool.SELECT if self.tool is Tool.CUT else Tool.CUT)

    def _take_tool(self, tool: Tool) -> None:
        self._hands.take_tool(tool)
        self.tool_changed.emit(tool)

    def toggle_snapping(self) -> None:
        """Let nodes that are dragged stand on the grid, or anywhere again."""
        self.use_grid(Grid.FREE if self.scene.grid is Grid.SNAPS else Grid.SNAPS)

    def use_grid(self, grid: Grid) -> None:
        """Let the grid snap, or not."""
        self.scene.grid = grid
        self.refresh()
        self.grid_changed.emit(grid)

    def toggle_minimap(self) -> None:
        """Show or hide the overview in the corner."""
        self.minimap.toggle()

    def use_wheel(self, device: WheelDevice) -> None:
        """Take what turns the wheel for a mouse or a touchpad, or find out each time."""
        self._turning.device = device

    def selected_pair(self) -> tuple[Port, ...] | None:
        """The two ports of a closed group of which the selection speaks, each as its operands."""
        return selected_pair(self.scene.layers, self.session.selection)

    def cancel_gesture(self) -> None:
        """Give up what is under way with the mouse."""
        self._hands.cancel()
