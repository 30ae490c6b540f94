"""What the actions act on: one object for each group of commands."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from guibp.gui.aligning import Aligning, Box
from guibp.gui.appearance import Appearance
from guibp.gui.arranging import Arranging
from guibp.gui.clipboard import Clipboard
from guibp.gui.command_palette import CommandPalette
from guibp.gui.data_tables import DataTables
from guibp.gui.file_actions import FileActions
from guibp.gui.freezing import Freezing
from guibp.gui.graph_export import GraphExport
from guibp.gui.help_texts import Help
from guibp.gui.language import LanguageChoice
from guibp.gui.mistake_lab import MistakeLab
from guibp.gui.panel_opening import PanelOpening
from guibp.gui.panes import Panes
from guibp.gui.preferences_dialog import Preferences
from guibp.gui.quiz_records import QuizRecords
from guibp.gui.rewiring import Rewiring
from guibp.gui.run_commands import RunCommands
from guibp.gui.session import Session
from guibp.gui.structure import Structure
from guibp.gui.training import LiveTraining
from guibp.gui.walking import Walking
from guibp.gui.wheel_device import WheelDevice
from guibp.gui.window_commands import WindowCommands
from guibp.gui.worksheet_export import WorksheetExport


class Zooming(Protocol):
    """What the menus need of the canvas."""

    def open_search(self) -> None: ...
    def open_links(self) -> None: ...
    def open_groups(self) -> None: ...
    def add_note(self) -> None: ...
    def use_select_tool(self) -> None: ...
    def use_hand_tool(self) -> None: ...
    def use_cut_tool(self) -> None: ...
    def toggle_snapping(self) -> None: ...
    def toggle_heat(self) -> None: ...
    def toggle_lineage(self) -> None: ...
    def toggle_minimap(self) -> None: ...
    def use_wheel(self, device: WheelDevice) -> None: ...
    def boxes_of(self, ids: Collection[str]) -> Sequence[Box]: ...

    def fit(self) -> None: ...
    def fit_selection(self) -> None: ...
    def zoom_in(self) -> None: ...
    def zoom_out(self) -> None: ...
    def actual_size(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Commands:
    """Everything that an action can do."""

    session: Session
    files: FileActions
    clipboard: Clipboard
    arranging: Arranging
    aligning: Aligning
    structure: Structure
    rewiring: Rewiring
    freezing: Freezing
    walking: Walking
    records: QuizRecords
    training: LiveTraining
    canvas: Zooming
    appearance: Appearance
    panes: Panes
    help: Help
    palette: CommandPalette
    language: LanguageChoice
    panels: PanelOpening
    lab: MistakeLab
    worksheets: WorksheetExport
    exports: GraphExport
    data: DataTables
    runs: RunCommands
    windows: WindowCommands
    preferences: Preferences
