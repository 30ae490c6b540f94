"""View states: the menu entries of heat view, lineage and theme are checked as they are in use."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from guibp.gui.appearance import Appearance, ThemeChoice
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.heat import WireColours
from guibp.gui.canvas.lineage import Emphasis
from guibp.gui.preferences import open_settings

_WIRES = "canvas/wires"


class ViewStates(QObject):
    """Follows the canvas and the appearance; the heat view is kept for the next window."""

    def __init__(
        self, actions: Mapping[str, QAction], canvas: Canvas, appearance: Appearance, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        canvas.wire_colours_changed.connect(self.show_wire_colours)
        canvas.emphasis_changed.connect(self.show_emphasis)
        appearance.chosen.connect(self.show_choice)
        self.show_choice(appearance.choice)
        if open_settings().value(_WIRES) == WireColours.GRADIENT.value:
            canvas.use_wire_colours(WireColours.GRADIENT)

    def show_wire_colours(self, colours: WireColours) -> None:
        """Check the entry of the heat view while it is on, and keep that."""
        self._actions["view_heat"].setChecked(colours is WireColours.GRADIENT)
        open_settings().setValue(_WIRES, colours.value)

    def show_emphasis(self, emphasis: Emphasis) -> None:
        """Check the entry of the dependencies while they stand out."""
        self._actions["view_dependencies"].setChecked(emphasis is Emphasis.LINEAGE)

    def show_choice(self, choice: ThemeChoice) -> None:
        """Check the entry of the theme that was chosen."""
        for one in ThemeChoice:
            self._actions[f"theme_{one.value}"].setChecked(one is choice)
