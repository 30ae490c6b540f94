"""Instructions as the loops read them."""

from __future__ import annotations

from dataclasses import dataclass

from guibp.engine.loops.staged_values import Value
from guibp.engine.loops.staging import Stage


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """An instruction that is being run: its columns."""

    stage: Stage
    place: Value

    def __getitem__(self, field: int) -> Value:
        return self.stage.read_short(self.place, self.stage.whole(field))
