"""The dialog that asks for a grid of runs, and says how many they are and how long they will take."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from guibp.engine.compilation import compile_tape
from guibp.engine.optimizers import OptimizerKind
from guibp.engine.run_choices import read_rate_list, read_seed_list
from guibp.engine.training_settings import Controls, TrainingPlan, settle_training
from guibp.gui.grid_estimate import measure_step
from guibp.gui.kept_runs import MOST_RUNS
from guibp.gui.roles import Role, make_label
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.errors import GuibpError, NumberError
from guibp.model.numbers_text import show_number, show_whole

MEASURE_MILLISECONDS = 100
MOST_STEPS = 10**9
_WIDTH = 460
_MINUTE = 90


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be computed."""

    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    optimizers: tuple[OptimizerKind, ...]
    steps: int

    @property
    def runs(self) -> int:
        """How many they are."""
        return len(self.rates) * len(self.seeds) * len(self.optimizers)


class GridDialog(QDialog):
    """Return computes, Esc changes nothing."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("grid_dialog")
        self.setWindowTitle(self.tr("Grid of runs"))
        self._session = session
        self._step_seconds: float | None = None
        plan = _plan_of(session)
        self._rates = self._make_field("grid_rates", _usual_rates(plan.controls.learning_rate))
        self._seeds = self._make_field("grid_seeds", "0–4")
        self._steps = self._make_field("grid_steps", str(plan.steps or 1))
        self._kinds = self._make_kinds(plan.controls.optimizer)
        self._told = make_label("", Role.PLAIN, self)
        self._told.setObjectName("grid_told")
        self._told.setWordWrap(True)
        self._buttons = self._make_buttons()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(MEASURE_MILLISECONDS)
        self._timer.timeout.connect(self._measure)
        self._timer.start()
        self._measure()
        self._rates.setFocus()

    def asked(self) -> Asked | None:
        """What is asked for now, or nothing if it cannot be read."""
        try:
            return self._read()
        except NumberError:
            return None

    def _read(self) -> Asked:
        asked = Asked(
            read_rate_list(self._rates.text()),
            read_seed_list(self._seeds.text()),
            tuple(kind for kind, box in self._kinds.items() if box.isChecked()),
            _read_steps(self._steps.text()),
        )
        if not asked.optimizers:
            raise NumberError("choose an optimiser")
        if asked.runs > MOST_RUNS:
            raise NumberError(
                "that is {count} runs; at most {most} are kept", count=asked.runs, most=MOST_RUNS
            )
        return asked

    # -- putting together ------------------------------------------------------------------------

    def _make_field(self, name: str, text: str) -> QLineEdit:
        field = QLineEdit(text, self)
        field.setObjectName(name)
        field.textChanged.connect(self._tell)
        return field

    def _make_kinds(self, chosen: OptimizerKind) -> dict[OptimizerKind, QCheckBox]:
        boxes = {}
        for kind in OptimizerKind:
            box = boxes[kind] = QCheckBox(str(kind), self)
            box.setObjectName(f"grid_{kind}")
            box.setChecked(kind is chosen)
            box.toggled.connect(self._tell)
        return boxes

    def _make_buttons(self) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        buttons.button(standard.Ok).setText(self.tr("Compute"))
        buttons.button(standard.Ok).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Rates"), self._rates)
        form.addRow("", make_label(self.tr("a list, or from–to ×factor: 0.01–1 ×10"), Role.QUIET))
        form.addRow(self.tr("S&eeds"), self._seeds)
        form.addRow("", make_label(self.tr("a list or a range: 0–4 or 1, 5, 9"), Role.QUIET))
        kinds = QHBoxLayout()
        for box in self._kinds.values():
            kinds.addWidget(box)
        kinds.addStretch()
        form.addRow(self.tr("Optimisers"), kinds)
        form.addRow(self.tr("&Steps"), self._steps)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addSpacing(8)
        layout.addWidget(self._told)
        layout.addSpacing(8)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(_WIDTH)

    # -- telling ---------------------------------------------------------------------------------

    def _measure(self) -> None:
        """As soon as the compiled loops are there."""
        loops = self._session.loops
        if loops.are_settled:
            self._timer.stop()
            try:
                self._step_seconds = measure_step(compile_tape(self._session.graph), loops.kernel)
            except GuibpError:
                self._step_seconds = None
        self._tell()

    def _tell(self) -> None:
        compute = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        try:
            asked = self._read()
        except NumberError as error:
            self._told.setText(translate_error(error))
            compute.setEnabled(False)
            return
        compute.setEnabled(True)
        steps = self.tr("each of {steps} steps").format(steps=show_whole(asked.steps))
        told = [f"{self.tr('%n run(s)', '', asked.runs)}, {steps}; {self._say_time(asked)}."]
        if len(asked.seeds) > 1 and not self._draws_starts():
            told.append(self.tr("No parameter has a random start: all seeds begin at the present values."))
        self._told.setText("\n".join(told))

    def _say_time(self, asked: Asked) -> str:
        if self._step_seconds is None:
            return self.tr("how long they take is being measured")
        seconds = self._step_seconds * asked.steps * asked.runs
        if seconds < 1:
            return self.tr("less than a second")
        if seconds < _MINUTE:
            return self.tr("about {seconds} s").format(seconds=show_number(seconds, 1))
        return self.tr("about {minutes} minutes").format(minutes=show_whole(round(seconds / 60)))

    def _draws_starts(self) -> bool:
        return any(node.random_start is not None for node in self._session.graph.node_records)


def _plan_of(session: Session) -> TrainingPlan:
    try:
        return settle_training(session.graph.training)
    except GuibpError:
        return TrainingPlan(Controls(), 1000)


def _usual_rates(rate: float) -> str:
    """The present one, and one on either side of it."""
    return ", ".join(f"{one:.3g}" for one in (rate / 10, rate, rate * 10))


def _read_steps(text: str) -> int:
    plain = text.strip().replace(" ", "").replace("\N{NARROW NO-BREAK SPACE}", "")
    if not plain.isdecimal() or not plain.isascii() or not 1 <= int(plain[:20]) <= MOST_STEPS:
        raise NumberError("steps are a whole number from 1 to {most}", most=show_whole(MOST_STEPS))
    return int(plain)
