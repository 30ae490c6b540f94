"""The main window: puts canvas, panels, menus and commands together; it holds no logic of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow

from guibp.engine.judgement import find_prediction, has_loss
from guibp.gui.action_entry import Menu
from guibp.gui.action_states import ActionStates
from guibp.gui.aligning import Aligning
from guibp.gui.announcing import Announcing
from guibp.gui.appearance import Appearance
from guibp.gui.arranging import Arranging
from guibp.gui.canvas.accessible import AccessibleCanvases
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.clipboard import Clipboard
from guibp.gui.command_palette import CommandPalette
from guibp.gui.commands import Commands
from guibp.gui.context_menu import ContextMenu
from guibp.gui.data_tables import DataTables
from guibp.gui.docks import Dock, Docks, Panels
from guibp.gui.dropped_files import find_document
from guibp.gui.file_actions import FileActions
from guibp.gui.fit_telling import FitTelling
from guibp.gui.freezing import Freezing
from guibp.gui.graph_export import GraphExport
from guibp.gui.help_texts import Help
from guibp.gui.landing import Landing
from guibp.gui.language import LanguageChoice, lacks_letters
from guibp.gui.language_actions import LanguageStates
from guibp.gui.leaving_past import LeavingPast
from guibp.gui.lessons import Lessons
from guibp.gui.menus import fill_menu_bar, make_actions, name_actions, name_menus
from guibp.gui.mistake_banner import MistakeBanner
from guibp.gui.mistake_lab import MistakeLab
from guibp.gui.panel_keys import KeyedFocus, PanelKeys
from guibp.gui.panel_opening import PanelOpening
from guibp.gui.panels.batch_marking import BatchMarking
from guibp.gui.panels.by_hand_panel import ByHandPanel
from guibp.gui.panels.dataset import DatasetPanel
from guibp.gui.panels.derivative_panel import DerivativePanel
from guibp.gui.panels.explanation import Explanation
from guibp.gui.panels.gradient_rows import GradientRows
from guibp.gui.panels.hidden_space import HiddenSpacePanel
from guibp.gui.panels.histories import HistoryPanel
from guibp.gui.panels.inspector import Inspector
from guibp.gui.panels.mistake_panel import MistakePanel
from guibp.gui.panels.outline import OutlinePanel
from guibp.gui.panels.palette import Palette
from guibp.gui.panels.path_panel import PathPanel
from guibp.gui.panels.runs_panel import RunsPanel
from guibp.gui.panels.training_panel import TrainingPanel
from guibp.gui.panes import Panes
from guibp.gui.particles import settle_particles
from guibp.gui.plane_choice import PlaneChoice
from guibp.gui.preferences_dialog import Preferences
from guibp.gui.question_bar import QuestionBar
from guibp.gui.quiz_records import QuizRecords
from guibp.gui.rewiring import Rewiring
from guibp.gui.run_commands import RunCommands
from guibp.gui.session import Session
from guibp.gui.step_bar import StepBar
from guibp.gui.structure import Structure
from guibp.gui.theme import Theme
from guibp.gui.tool_states import ToolStates
from guibp.gui.training import LiveTraining
from guibp.gui.tutor import Tutor
from guibp.gui.unit_adding import UnitAdding
from guibp.gui.view_states import ViewStates
from guibp.gui.walking import Walking
from guibp.gui.window_commands import WindowCommands
from guibp.gui.window_places import restore_places, store_places
from guibp.gui.worksheet_export import WorksheetExport
from guibp.model.changes import DatasetChanged
from guibp.model.graph import Graph, GraphChanged

MESSAGE_MILLISECONDS = 10_000
_MOST_UNSEEN = 500
"""So many widgets are passed over at most."""


class MainWindow(QMainWindow):
    """The window of one document."""

    closed = Signal()
    """It was closed: what is not saved was given up."""

    def __init__(self, session: Session, language: LanguageChoice) -> None:
        super().__init__()
        self.session = session
        session.setParent(self)
        self._has_news = False
        self.appearance = Appearance(self)
        self.canvas = Canvas(session, self)
        self.training = LiveTraining(session, self)
        self._units = UnitAdding(session, self.canvas, self)
        self.files = FileActions(session, self)
        walking, self.lab = Walking(session, self), MistakeLab(session, self)
        self.commands = Commands(
            session=session,
            files=self.files,
            clipboard=Clipboard(session, self._pointer_spot, self),
            arranging=Arranging(session, self.canvas.boxes_of, self),
            aligning=Aligning(session, self.canvas.boxes_of, self),
            structure=Structure(session, self.canvas.come_near, self),
            rewiring=Rewiring(session, self.canvas.selected_pair, self),
            freezing=Freezing(session, self),
            walking=walking,
            records=QuizRecords(session, walking.predicting, self.files, self),
            training=self.training,
            canvas=self.canvas,
            appearance=self.appearance,
            panes=Panes(self, self.canvas, self._all_docks),
            help=Help(self),
            palette=CommandPalette(session, self.appearance, self.canvas.reveal, self),
            language=language,
            panels=PanelOpening(self),
            lab=self.lab,
            worksheets=WorksheetExport(session, self.files, self),
            exports=GraphExport(session, self.files, self.appearance, self.canvas.scene.heat, self),
            data=DataTables(session, self.files, self.appearance, self),
            runs=RunCommands(session, self.training, self.files, self),
            windows=WindowCommands(self),
            preferences=Preferences(self),
        )
        self.runs = self.commands.runs
        self.announcing = Announcing(session, self)
        self.actions_by_name = make_actions(self, self.commands)
        self.tutor = Tutor(session, self.training, self.files.may_replace, self)
        self.lessons = Lessons(self.tutor, session, self.training, self.actions_by_name, self)
        self._arrange()
        self._connect()
        self._restore_places()
        self._show_document()
        FitTelling(session, self).tell()

    @property
    def graph(self) -> Graph:
        """The graph on show; another object after another document was opened."""
        return self.session.graph

    # -- putting together ------------------------------------------------------------------------

    def _make_panels(self) -> Panels:
        session, actions, theme = self.session, self.actions_by_name, self.appearance.theme
        self._palette = Palette()
        self._explanation = Explanation(session, theme)
        self._derivative, self._paths = DerivativePanel(session, theme), PathPanel(session, theme)
        planes = PlaneChoice(session, self)
        self._training_panel = TrainingPanel(session, self.training, actions, planes, theme)
        self._hidden_space = HiddenSpacePanel(session, planes, theme)
        self._histories = HistoryPanel(session, self.training, theme)
        self._gradient_rows = GradientRows(session, self.training, theme)
        self._outline = OutlinePanel(session, actions, theme)
        self._mistakes = MistakePanel(session, self.lab, theme)
        self._by_hand = ByHandPanel(session, theme)
        self._banner = MistakeBanner(self.lab, theme, self.canvas.viewport())
        self._dataset_panel = DatasetPanel(session, actions)
        self._runs = RunsPanel(session, self.training, self.runs, theme)
        BatchMarking(self.training, self._dataset_panel)
        return Panels(
            palette=self._palette,
            explanation=self._explanation,
            derivative=self._derivative,
            paths=self._paths,
            inspector=Inspector(session),
            outline=self._outline,
            training=self._training_panel,
            dataset=self._dataset_panel,
            lesson=self.lessons.panel,
            mistakes=self._mistakes,
            by_hand=self._by_hand,
            runs=self._runs,
            histories=self._histories,
            gradient_rows=self._gradient_rows,
            hidden_space=self._hidden_space,
        )

    def _arrange(self) -> None:
        session, actions = self.session, self.actions_by_name
        self.setCentralWidget(self.canvas)
        panels = self._make_panels()
        menus = self._menus = fill_menu_bar(self, actions, self.files)
        self.addToolBar(StepBar(actions, session, self.commands.walking))
        self._add_question_bar()
        self.docks = Docks(self, panels)
        self.lessons.take_place(self.menuBar(), menus[Menu.HELP], self.docks.lesson)
        menus[Menu.VIEW].addSeparator()
        for dock in self.docks.all():
            menus[Menu.VIEW].addAction(dock.toggleViewAction())
        PanelKeys(self.docks.all(), self.canvas, self)
        KeyedFocus(self.canvas)
        LeavingPast(self.training.rewinding, self)
        self.statusBar().setSizeGripEnabled(False)
        self.setAcceptDrops(True)
        self._states = ActionStates(actions, session, self.training, self.commands, self)
        # What the zoom closes is no longer seen as many, and so cannot be aligned.
        self.canvas.folded.connect(self._states.refresh)
        self._tools = ToolStates(actions, self.canvas, self)
        self._views = ViewStates(actions, self.canvas, self.appearance, self)
        self._languages = LanguageStates(actions, self.commands.language, self)

    def _add_question_bar(self) -> None:
        bar = QuestionBar(self.session, self.commands.walking.predicting)
        bar.left.connect(partial(self.canvas.setFocus, Qt.FocusReason.ShortcutFocusReason))
        self.addToolBarBreak()
        self.addToolBar(bar)

    def _connect(self) -> None:
        session, canvas = self.session, self.canvas
        self._palette.operation_chosen.connect(canvas.add_operation)
        self._palette.unit_chosen.connect(self._units.ask)
        canvas.unit_dropped.connect(self._units.ask)
        canvas.example_requested.connect(self.files.open_example)
        canvas.tour_requested.connect(self.lessons.menu.take_tour)
        canvas.context_menu_requested.connect(self._open_context_menu)
        self.files.table_chosen.connect(self.commands.data.open_path)
        self.commands.clipboard.added.connect(canvas.show_selected)
        self._dataset_panel.cells_pasted.connect(self.commands.data.paste_at)
        self.runs.wanted.connect(self.docks.runs.open)
        self.commands.clipboard.table_pasted.connect(self.commands.data.paste)
        self.lab.opened.connect(self.docks.show_mistakes)
        session.refused.connect(self._show_message)
        session.message_shown.connect(self._show_message)
        self.announcing.step_told.connect(self._show_step)
        session.modified_changed.connect(self._show_title)
        session.document_replaced.connect(self._show_document)
        session.graph_changed.connect(self._follow_edit)
        self.appearance.changed.connect(self._show_theme)
        canvas.set_theme(self.appearance.theme)
        self.commands.panels.derivative_wanted.connect(self.docks.open_derivative)
        self._outline.note_opened.connect(canvas.noting.open)
        self.docks.derivative.visibilityChanged.connect(self._derivative.watch)
        self.docks.paths.visibilityChanged.connect(self._paths.watch)
        self.commands.panels.paths_wanted.connect(self.docks.open_paths)
        self.commands.panels.by_hand_wanted.connect(self.docks.by_hand.open)
        self.commands.panels.histories_wanted.connect(self.docks.open_histories)
        self.commands.panels.gradient_rows_wanted.connect(self.docks.open_gradient_rows)
        self.docks.histories.visibilityChanged.connect(self._histories.watch)
        self.docks.gradient_rows.visibilityChanged.connect(self._gradient_rows.watch)
        self.commands.panels.hidden_space_wanted.connect(self.docks.open_hidden_space)
        self.docks.hidden_space.visibilityChanged.connect(self._hidden_space.watch)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.runs.close)
            application.aboutToQuit.connect(self.training.close)
            AccessibleCanvases.install(application)

    def _all_docks(self) -> Sequence[Dock]:
        return self.docks.all()

    # -- the document ----------------------------------------------------------------------------

    def _show_document(self) -> None:
        """Title and docks, for a document that has just come."""
        graph, docks = self.session.graph, self.docks
        predicts = graph.dataset is not None and find_prediction(graph, self.session.evaluation) is not None
        docks.show_what_fits(
            {docks.dataset: graph.dataset is not None, docks.training: has_loss(graph) or predicts}
        )
        self._show_title()
        self.canvas.setFocus()

    def _follow_edit(self, event: GraphChanged) -> None:
        """The first data set brings its dock."""
        for change in event.changes:
            if isinstance(change, DatasetChanged) and change.before is None:
                self.docks.dataset.show()

    def _show_title(self) -> None:
        path = self.session.path
        self.setWindowFilePath("" if path is None else str(path))
        # Twice, the mark of a modified document stands for itself.
        name = self.files.document_name().replace("[*]", "[*][*]")
        self.setWindowTitle(self.tr("{name}[*] – guibp").format(name=name))
        self.setWindowModified(self.session.is_modified)

    def _show_message(self, text: str) -> None:
        self._has_news = True
        QTimer.singleShot(0, self, self._forget_news)
        self.statusBar().showMessage(settle_particles(text), MESSAGE_MILLISECONDS)

    def _show_step(self, text: str) -> None:
        """Tell the step, unless it came with something that the learner should rather know."""
        if not self._has_news:
            self.statusBar().showMessage(settle_particles(text), MESSAGE_MILLISECONDS)

    def _forget_news(self) -> None:
        self._has_news = False

    def _show_theme(self, theme: Theme) -> None:
        for part in (
            self.canvas,
            self._explanation,
            self._derivative,
            self._paths,
            self._training_panel,
            self._histories,
            self._gradient_rows,
            self._hidden_space,
            self._outline,
            self._mistakes,
            self._by_hand,
            self._runs,
            self._banner,
        ):
            part.set_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language; the parts of the window do so themselves."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.files.on_disk.notice_loss()
        if event.type() == QEvent.Type.LanguageChange:
            name_actions(self.actions_by_name)
            name_menus(self._menus)
            self.commands.palette.close()
            self._states.refresh()
            self._show_title()
            self.statusBar().clearMessage()
            if lacks_letters(self.commands.language.spoken):
                self._show_message(
                    self.tr("No font of this computer has Korean letters: install fonts-nanum.")
                )

    # -- the pointer -----------------------------------------------------------------------------

    def _pointer_spot(self) -> Landing | None:
        pointer = self.canvas.pointer
        return None if pointer is None else self.canvas.landing_at(pointer)

    def _open_context_menu(self, place: QPoint) -> None:
        spot = QPointF(self.canvas.viewport().mapFromGlobal(place))
        menu = ContextMenu(self.canvas, self.actions_by_name, spot, self)
        menu.paste_requested.connect(self.commands.clipboard.paste_at)
        menu.popup(place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if find_document(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first of the files that were dropped."""
        path = find_document(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.files.open_path(path)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on to what is seen: a panel behind another's tab counts as visible, but lies outside."""
        for _ in range(_MOST_UNSEEN):
            if not super().focusNextPrevChild(forward):
                return False
            focused = self.focusWidget()
            corner = focused.mapTo(self, QPoint(0, 0))
            if self.rect().intersects(QRect(corner, focused.size())):
                break
        return True

    # -- beginning and end -----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See to it that the panels fit."""
        super().resizeEvent(event)
        self.docks.choose_corners(event.size().width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is not saved, and wait for the training's threads."""
        if not self.files.may_replace():
            event.ignore()
            return
        self.session.stepping.pause()
        self.lab.mend()
        self.runs.close()
        self.training.close()
        store_places(self)
        self.closed.emit()
        event.accept()

    def _restore_places(self) -> None:
        if restore_places(self, self.docks.set_sizes):
            self.lessons.follow()
