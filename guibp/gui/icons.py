"""Icons: the program's own signs, painted from SVG in the colours that the widgets have now."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from guibp import resources
from guibp.gui.type_scale import scaled

_SIDE, _BESIDE = 14, 4
"""A sign is square; the room beside it keeps the text at its distance."""
_SHARPNESS = (1.0, 2.0, 3.0)
"""Device pixels per pixel for which a picture is kept."""


class Sign(StrEnum):
    """What there is a picture of, by the name of its file."""

    RESET = "reset"
    BACK = "back"
    STEP = "step"
    PLAY = "play"
    PAUSE = "pause"
    PREDICT = "predict"


class Ground(StrEnum):
    """On what an icon stands while its button can be pressed."""

    PLAIN = "plain"
    ACCENT = "accent"


def icon_size() -> QSize:
    """The size of an icon beside the text that there is."""
    return QSize(scaled(_SIDE + _BESIDE), scaled(_SIDE))


def show_sign(action: QAction, sign: Sign, palette: QPalette, ground: Ground = Ground.PLAIN) -> None:
    """Give an action's buttons a sign; its entry in a menu stays text alone."""
    action.setIconVisibleInMenu(False)
    action.setIcon(make_icon(sign, palette, ground))


def make_icon(sign: Sign, palette: QPalette, ground: Ground = Ground.PLAIN) -> QIcon:
    """A sign in the colour of the text beside it: at rest, out of use, and on a button that is pressed in."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    on_accent = palette.color(role.HighlightedText)
    at_rest = on_accent if ground is Ground.ACCENT else palette.color(role.ButtonText)
    out_of_use = palette.color(group.Disabled, role.ButtonText)
    icon = QIcon()
    for mode, state, colour in (
        (QIcon.Mode.Normal, QIcon.State.Off, at_rest),
        (QIcon.Mode.Normal, QIcon.State.On, on_accent),
        (QIcon.Mode.Disabled, QIcon.State.Off, out_of_use),
        (QIcon.Mode.Disabled, QIcon.State.On, out_of_use),
    ):
        for ratio in _SHARPNESS:
            icon.addPixmap(_paint(sign, colour, ratio), mode, state)
    return icon


def _paint(sign: Sign, colour: QColor, ratio: float) -> QPixmap:
    text = resources.read_text("icons", f"{sign}.svg").replace("currentColor", colour.name())
    picture, side = QPixmap(icon_size() * ratio), scaled(_SIDE) * ratio
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    try:
        QSvgRenderer(QByteArray(text.encode("utf-8"))).render(painter, QRectF(0, 0, side, side))
    finally:
        painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
