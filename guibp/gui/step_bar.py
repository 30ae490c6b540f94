"""The step bar: the walk's buttons, where it is, how fast it plays, and whose numbers are shown."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolBar, QToolButton, QWidget

from guibp.gui.icons import Ground, Sign, icon_size, show_sign
from guibp.gui.roles import Role, make_label, make_plain_label
from guibp.gui.session import Session
from guibp.gui.stepping import SPEEDS
from guibp.gui.type_scale import scaled
from guibp.gui.walking import Walking
from guibp.model.numbers_text import show_number


class StepBar(QToolBar):
    """The toolbar above the canvas."""

    def __init__(
        self,
        actions: Mapping[str, QAction],
        session: Session,
        walking: Walking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._walking = walking
        self.setObjectName("step_bar")
        self.setMovable(False)
        self.setIconSize(icon_size())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._actions = actions
        self._play_action = actions["step_play"]
        for name in ("step_reset", "step_back"):
            self._add_button(actions[name])
        self._step = self._add_button(actions["step_next"])
        self._step.setProperty("primary", True)
        self._add_button(actions["step_play"])
        walking.predicting.changed.connect(self._follow_predicting)
        self._position = make_plain_label()
        self._position.setMinimumWidth(scaled(120))
        self._position.setContentsMargins(scaled(8), 0, 0, 0)
        self._speed = self._make_speed()
        self._sample = make_label("", Role.QUIET)
        self._sample.setContentsMargins(0, 0, scaled(12), 0)
        self.addWidget(self._speed)
        self._add_button(actions["step_predict"])
        for widget in (self._position, _make_spring(), self._sample):
            self.addWidget(widget)
        session.stepping.play_changed.connect(self._follow_play)
        session.walk_changed.connect(self.refresh)
        session.sample_changed.connect(self.refresh)
        session.graph_changed.connect(self.refresh)
        session.document_replaced.connect(self.refresh)
        session.training_changed.connect(self.refresh)
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write()
        elif event.type() == QEvent.Type.PaletteChange:
            self._show_signs()

    def _show_signs(self) -> None:
        """The pictures on the buttons, in the colours of the theme."""
        actions, palette = self._actions, self.palette()
        show_sign(actions["step_reset"], Sign.RESET, palette)
        show_sign(actions["step_back"], Sign.BACK, palette)
        ground = Ground.ACCENT if self._step.property("primary") else Ground.PLAIN
        show_sign(actions["step_next"], Sign.STEP, palette, ground)
        show_sign(actions["step_predict"], Sign.PREDICT, palette)
        show_sign(self._play_action, Sign.PAUSE if self._play_action.isChecked() else Sign.PLAY, palette)

    def _write(self) -> None:
        self.setWindowTitle(self.tr("Steps"))
        # The text of a tool button follows its action's icon text at every change.
        self._actions["step_reset"].setIconText(self.tr("reset"))
        self._actions["step_back"].setIconText(self.tr("back"))
        self._actions["step_next"].setIconText(self.tr("step"))
        self._actions["step_predict"].setIconText(self.tr("predict"))
        self._follow_play(self._session.stepping.is_playing)
        self._position.setAccessibleName(self.tr("position of the walk"))
        self._speed.setAccessibleName(self.tr("speed of play"))
        self._speed.setToolTip(self.tr("How fast play goes"))
        for place, steps in enumerate(SPEEDS):
            text = self.tr("1 step/s") if steps == 1 else self.tr("{steps} steps/s")
            self._speed.setItemText(place, text.format(steps=show_number(steps)))
        self.refresh()

    def refresh(self) -> None:
        """Say where the walk is, and whose numbers are shown."""
        position = self._walking.position_text()
        self._position.setText(position)
        # A name of its own stands for the text, so it has to hold it.
        self._position.setAccessibleName(
            self.tr("position of the walk: {position}").format(position=position)
        )
        self._sample.setText(self._sample_text())
        self._sample.setAccessibleName(self._sample.text() or self.tr("sample on show"))

    def _sample_text(self) -> str:
        session = self._session
        if session.samples < 2:  # noqa: PLR2004 - one sample is no choice
            return ""
        if session.sample is None:
            return self.tr("all {samples} samples").format(samples=session.samples)
        return self.tr("sample {sample} of {samples}").format(
            sample=session.sample + 1, samples=session.samples
        )

    def _follow_play(self, playing: bool) -> None:
        self._play_action.setChecked(playing)
        self._play_action.setIconText(self.tr("pause") if playing else self.tr("play"))
        self._show_signs()

    def _follow_predicting(self) -> None:
        """While steps ask first, the button to press is that of the answer."""
        is_on = self._walking.predicting.is_on
        self._actions["step_predict"].setChecked(is_on)
        if bool(self._step.property("primary")) is is_on:
            self._step.setProperty("primary", not is_on)
            self._step.style().unpolish(self._step)
            self._step.style().polish(self._step)
            self._show_signs()

    def _add_button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setProperty("kind", "bar")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(button)
        return button

    def _make_speed(self) -> QComboBox:
        speed = QComboBox()
        for steps in SPEEDS:
            speed.addItem("", steps)
        speed.setCurrentIndex(SPEEDS.index(self._session.stepping.speed))
        speed.currentIndexChanged.connect(self._set_speed)
        self._speeds = speed
        return speed

    def _set_speed(self) -> None:
        self._session.stepping.set_speed(self._speeds.currentData())


def _make_spring() -> QWidget:
    spring = QWidget()
    spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return spring
