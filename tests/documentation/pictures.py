"""Makes the pictures of the documentation from the program itself: ``python run.py pictures [NAME…]``.

Runs without a display. Needs the extra ``docs``, and the fonts DejaVu and Nanum for pictures that look
like those in the repository. What is seen hangs on no clock: trainings take a given number of steps.
"""

from __future__ import annotations

import math
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import product
from pathlib import Path

# Twice as many dots as points; read when Qt is started.
os.environ["QT_SCALE_FACTOR"] = "2"

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSettings
from PySide6.QtGui import QImage, QImageWriter

from guibp.gui import speedometer
from guibp.gui.language import Language
from guibp.gui.process import make_application
from guibp.gui.theme import Theme
from tests.documentation.scenes import FILMS, STILLS, Shot

FOLDER = Path(__file__).parents[2] / "docs" / "images"
THEMES = {"light": Theme.light, "dark": Theme.dark}
FILM_QUALITY = 72
"""Of 100; a still picture keeps every dot."""


def main(names: Sequence[str]) -> int:
    """Make the pictures whose names begin with one of these, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    # Nobody's preferences are seen or changed, and how fast this computer is does not show.
    with tempfile.TemporaryDirectory() as folder:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        speedometer.LEAST_SECONDS = math.inf
        application = make_application()
        for name, shots in _plan():
            if name.startswith(tuple(names) or ""):
                _write(FOLDER / f"{name}.webp", list(shots))
        application.quit()
    return 0


def _plan() -> Iterator[tuple[str, Iterator[Shot]]]:
    """Every picture's name, and what makes it when it is asked for."""
    for (name, scene), (theme, make) in product(FILMS.items(), THEMES.items()):
        yield f"{name}-{theme}", scene(make(), Language.ENGLISH)
    yield "walk-korean", FILMS["walk"](Theme.light(), Language.KOREAN)
    for name, scene in STILLS.items():
        yield name, scene(Theme.light(), Language.ENGLISH)


def _write(path: Path, shots: Sequence[Shot]) -> None:
    images = [_convert(shot.image) for shot in shots]
    if len(images) == 1:
        images[0].save(path, lossless=True, quality=100, method=6)
    else:
        times = [shot.milliseconds for shot in shots]
        images = [
            image.resize((image.width // 2, image.height // 2), Image.Resampling.LANCZOS) for image in images
        ]
        images[0].save(
            path,
            save_all=True,
            append_images=images[1:],
            duration=times,
            loop=0,
            quality=FILM_QUALITY,
            method=6,
            minimize_size=True,
        )
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


def _convert(image: QImage) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return Image.open(BytesIO(buffer.data().data())).convert("RGB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
