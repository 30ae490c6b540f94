"""Action states: which actions can do something now, and what undo would take back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from guibp.gui.aligning_actions import ALIGNING
from guibp.gui.commands import Commands
from guibp.gui.session import Session
from guibp.gui.training import LiveTraining
from guibp.gui.training_actions import TRAINING
from guibp.gui.undo import translate_edit

_OF_SELECTED = (
    "edit_cut",
    "edit_copy",
    "edit_duplicate",
    "edit_select_dependencies",
    "edit_select_dependents",
)
"""What needs selected nodes or notes."""


class ActionStates(QObject):
    """Enables and disables actions as session, selection and training change."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        session: Session,
        training: LiveTraining,
        commands: Commands,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._structure, self._rewiring = commands.structure, commands.rewiring
        self._aligning, self._freezing = commands.aligning, commands.freezing
        self._predicting = commands.walking.predicting
        self._actions = actions
        self._session = session
        self._training = training
        for signal in (
            session.graph_changed,
            session.document_replaced,
            session.walk_changed,
            session.history.changed,
            session.selection.changed,
            training.changed,
            self._predicting.changed,
        ):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """See what is possible now."""
        session, selection, graph = self._session, self._session.selection, self._session.graph
        stack, walk = session.undo_stack, session.walk
        has_nodes = len(graph) > 0
        has_selected = bool(selection.nodes or selection.notes)
        possible = {
            **dict.fromkeys(_OF_SELECTED, has_selected),
            "edit_undo": stack.canUndo() or self._training.is_running,
            "edit_redo": stack.canRedo(),
            "edit_delete": not selection.is_empty,
            "edit_select_all": has_nodes or bool(graph.notes),
            "edit_select_none": not selection.is_empty,
            "edit_group": self._structure.can_group(),
            "edit_regroup": self._structure.can_group() and bool(graph.groups),
            "edit_ungroup": self._structure.can_ungroup(),
            "edit_connect": selection.current is not None,
            "edit_swap": self._rewiring.can_swap(),
            "edit_break": self._rewiring.can_break(),
            "edit_extract": self._rewiring.can_extract(),
            "edit_fold": self._structure.can_fold(),
            "graph_layout": has_nodes,
            "graph_expand": self._structure.can_expand(),
            "graph_output": selection.current is not None,
            "explain_derivative": has_nodes,
            "explain_paths": has_nodes,
            "step_next": has_nodes and (walk is None or not walk.is_finished),
            "step_back": walk is not None and walk.position > 0,
            "step_reset": has_nodes,
            "step_play": has_nodes,
            "step_predict": has_nodes or self._predicting.is_on,
            "file_export": has_nodes,
            "worksheet_save": has_nodes,
            "quiz_record": self._predicting.has_record,
            "train_toggle": has_nodes,
            "train_step": has_nodes,
            **dict.fromkeys((entry.name for entry in TRAINING), has_nodes),
            "train_reset": self._training.can_reset,
            "train_new_start": has_nodes,
            "data_hold_out": graph.dataset is not None,
            "train_freeze": self._freezing.can_freeze(),
        }
        possible |= dict.fromkeys((one.name for one in ALIGNING), self._aligning.can_align())
        possible |= dict.fromkeys(("distribute_across", "distribute_down"), self._aligning.can_distribute())
        for name, enabled in possible.items():
            self._actions[name].setEnabled(enabled)
        self._name_history()

    def _name_history(self) -> None:
        stack = self._session.undo_stack
        texts = {
            "edit_undo": (self.tr("&Undo"), self.tr("&Undo {edit}"), stack.undoText()),
            "edit_redo": (self.tr("&Redo"), self.tr("&Redo {edit}"), stack.redoText()),
        }
        for name, (plain, named, edit) in texts.items():
            self._actions[name].setText(named.format(edit=translate_edit(edit)) if edit else plain)
