"""Makes the sizes of the application's icon from its SVG: ``python run.py package icons``.

The PNG files are committed (``resources/icons/sizes/``): an installation needs no painter. The ``.ico`` of
Windows and the ``.icns`` of macOS are made when the program is built.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).parents[1]
ICON = ROOT / "resources" / "icons" / "guibp.svg"
SIZES = ICON.with_name("sizes")
SIDES = (16, 24, 32, 48, 64, 128, 256, 512)
OF_WINDOWS = (16, 24, 32, 48, 64, 128, 256)
OF_MACOS = (16, 32, 64, 128, 256, 512)


def paint(side: int) -> QImage:
    """The icon as it is at a size, each painted from the SVG rather than made smaller."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    try:
        QSvgRenderer(str(ICON)).render(painter, QRectF(0, 0, side, side))
    finally:
        painter.end()
    return image


def write_sizes(folder: Path = SIZES) -> list[Path]:
    """Write a PNG for each size."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{side}.png" for side in SIDES]
    for side, path in zip(SIDES, paths, strict=True):
        if not paint(side).save(str(path)):
            raise OSError(f"cannot write {path}")
    return paths


def write_containers(folder: Path) -> None:
    """Write ``guibp.ico`` and ``guibp.icns`` from the PNG files, each size as it was painted."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    for name, sides in (("guibp.ico", OF_WINDOWS), ("guibp.icns", OF_MACOS)):
        with ExitStack() as files:
            pictures = [files.enter_context(Image.open(SIZES / f"{side}.png")) for side in reversed(sides)]
            largest, *others = pictures
            largest.save(folder / name, append_images=others, sizes=[(side, side) for side in sides])


def main() -> int:
    """Write the sizes anew."""
    for path in write_sizes():
        print(path.relative_to(ROOT))
    return 0
