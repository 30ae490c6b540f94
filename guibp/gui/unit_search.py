"""Ready-made units by name: their signs and what they are for, and finding one by what a person types."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from guibp.gui.operation_search import fold, match_name
from guibp.gui.translation import QT_TRANSLATE_NOOP
from guibp.gui.unit_dialog import unit_title
from guibp.model.units import UnitKind

UNIT_SYMBOLS: Mapping[UnitKind, str] = {UnitKind.NEURON: "Σσ", UnitKind.LAYER: "Wx", UnitKind.LOSS: "L"}
_SUMMARIES: Mapping[UnitKind, str] = {
    UnitKind.NEURON: QT_TRANSLATE_NOOP(
        "Palette", "A weighted sum of inputs with a bias, through an activation."
    ),
    UnitKind.LAYER: QT_TRANSLATE_NOOP("Palette", "Neurons side by side that all take the same inputs."),
    UnitKind.LOSS: QT_TRANSLATE_NOOP("Palette", "How far predictions are from their targets, as one number."),
}
_WORDS: Mapping[UnitKind, tuple[str, ...]] = {
    UnitKind.NEURON: ("neuron", "unit", "perceptron", "뉴런", "유닛", "퍼셉트론"),
    UnitKind.LAYER: ("dense layer", "layer", "linear", "fully connected", "완전 연결층", "층", "레이어"),
    UnitKind.LOSS: ("mean loss", "loss", "cost", "손실"),
}


def unit_summary(kind: UnitKind) -> str:
    """What a unit is, in one sentence."""
    return QCoreApplication.translate("Palette", _SUMMARIES[kind])


def find_units(query: str) -> tuple[UnitKind, ...]:
    """The units that are meant, the nearest first; all of them by an empty query."""
    typed = query.strip()
    ranks = {kind: _match(kind, typed) for kind in UnitKind}
    found = [kind for kind in UnitKind if ranks[kind] is not None]
    return tuple(sorted(found, key=lambda kind: ranks[kind] or 0))


def _match(kind: UnitKind, typed: str) -> int | None:
    if not typed or typed == UNIT_SYMBOLS[kind]:
        return 0
    names = (unit_title(kind), *_WORDS[kind])
    ranks = [match_name(fold(name), fold(typed)) for name in names]
    return min((rank for rank in ranks if rank is not None), default=None)
