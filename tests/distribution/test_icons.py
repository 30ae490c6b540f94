"""The application's icon: its sizes are those of the SVG, and it shows at 16 pixels."""

from __future__ import annotations

from pathlib import Path

import icons
import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from guibp.cli.desktop_files import ICON_SIZES

LIGHT, DARK = QColor("#f6f5f4"), QColor("#1e1e1e")
UNLIKE = 8.0
"""Mean difference of a channel, of 255: what another version of Qt may paint differently is far less."""


def pixels(image: QImage) -> NDArray[np.float64]:
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    flat = np.frombuffer(bytes(image.constBits()), np.uint8)
    return flat.reshape(image.height(), image.width(), 4).astype(float)


def contrast(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """By the WCAG: 1 where two colours are as bright, 21 of black and white."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: NDArray[np.float64]) -> float:
    channel = colour[:3] / 255
    linear = np.where(channel <= 0.04045, channel / 12.92, ((channel + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


@pytest.mark.parametrize("side", icons.SIDES)
def test_each_size_is_painted_from_the_svg(side: int, qtbot: QtBot) -> None:
    kept = QImage(str(icons.SIZES / f"{side}.png"))
    assert (kept.width(), kept.height()) == (side, side)
    assert np.abs(pixels(kept) - pixels(icons.paint(side))).mean() < UNLIKE


def test_another_picture_is_found(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = pixels(icons.paint(64))
    monkeypatch.setattr(icons, "ICON", icons.ICON.with_name("guibp-document.svg"))
    assert np.abs(kept - pixels(icons.paint(64))).mean() > UNLIKE


def test_what_is_installed_is_what_is_painted() -> None:
    assert ICON_SIZES == icons.SIDES
    assert {int(path.stem) for path in icons.SIZES.iterdir()} == set(icons.SIDES)


def test_the_sign_shows_at_16_pixels_on_light_and_dark(qtbot: QtBot) -> None:
    """The ground stands off from any panel, and what is drawn on it from the ground."""
    small = pixels(icons.paint(16))
    opaque = small[small[:, :, 3] > 250]
    ground = small[1, 8]
    marks = [colour for colour in opaque if contrast(colour, ground) > 3]
    assert len(marks) > 0.2 * len(opaque)
    for panel in (LIGHT, DARK):
        assert contrast(ground, np.array(panel.getRgb(), float)) > 2.5


def test_the_containers_of_windows_and_macos_are_written(tmp_path: Path) -> None:
    pytest.importorskip("PIL", reason="Pillow is for `run.py package` only")
    icons.write_containers(tmp_path)
    assert (tmp_path / "guibp.ico").read_bytes()[:4] == b"\0\0\1\0"
    assert (tmp_path / "guibp.icns").read_bytes()[:4] == b"icns"
