"""Walking: what the step actions do, and what is said about them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from guibp.engine.readiness import require_differentiable, require_evaluable
from guibp.engine.stepper import Phase
from guibp.gui.predicting import Predicting
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.errors import GuibpError
from guibp.model.graph import Graph


class Walking(QObject):
    """Steps the session's walk. It never refuses: of an unfinished graph it does what can be computed."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.predicting = Predicting(session, self)

    def step_next(self) -> None:
        """Do the next step; if steps ask first, ask for it."""
        if self.predicting.is_on:
            self.predicting.step()
            return
        begins = self._session.walk is None
        self._session.stepping.advance()
        self._tell_what_is_missing(begins)

    def step_back(self) -> None:
        """Undo the last step."""
        self._session.stepping.retreat()

    def reset(self) -> None:
        """Go to the start of a walk."""
        self._session.stepping.reset()
        self._tell_what_is_missing(begins=True)

    def toggle_predict(self) -> None:
        """Ask before each step, or no longer."""
        begins = self._session.walk is None
        self.predicting.toggle()
        self._tell_what_is_missing(begins)

    def toggle_play(self) -> None:
        """Play, or pause."""
        stepping = self._session.stepping
        if stepping.is_playing:
            stepping.pause()
            return
        begins = self._session.walk is None
        stepping.play()
        self._tell_what_is_missing(begins)

    def position_text(self) -> str:
        """Where the walk is: ``backward 2 of 5``; what the edges show while there is none."""
        walk = self._session.walk
        if walk is None:
            return self.tr("live")
        if not walk.position:
            return self.tr("start")
        forward = sum(step.phase is Phase.FORWARD for step in walk.steps)
        if walk.position <= forward:
            return self.tr("forward {step} of {steps}").format(step=walk.position, steps=forward)
        return self.tr("backward {step} of {steps}").format(
            step=walk.position - forward, steps=len(walk.steps) - forward
        )

    def _tell_what_is_missing(self, begins: bool) -> None:
        walk = self._session.walk
        if not begins or walk is None:
            return
        problem = find_missing(self._session.graph)
        if problem:
            self._session.message_shown.emit(problem)


def find_missing(graph: Graph) -> str:
    """What keeps a walk from being whole: an operand, a column, an output; empty if nothing does."""
    try:
        require_evaluable(graph)
        require_differentiable(graph)
    except GuibpError as error:
        return translate_error(error)
    return ""
