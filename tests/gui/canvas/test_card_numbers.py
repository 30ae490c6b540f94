"""The values on closed groups change above a kept picture of their boxes; names stand still beside them."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QImage
from pytestqt.qtbot import QtBot

from guibp.drawing.shapes import CARD_SIZE
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.card_writing import CardWriter, Told, Writing
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.type_cases import TypeCases
from guibp.gui.theme import Theme
from guibp.model.edits import CollapseGroup
from guibp.model.presets import preset
from tests.gui.canvas.conftest import show_canvas


@pytest.fixture
def closed(qtbot: QtBot) -> Iterator[Canvas]:
    """XOR with its units closed."""
    canvas = show_canvas(qtbot, preset("xor"))
    canvas.resize(1200, 800)
    canvas.set_theme(Theme.light())
    for group in canvas.session.graph.groups:
        canvas.session.do(CollapseGroup(group.id))
    canvas.fit()
    yield canvas
    canvas.cancel_gesture()


def grab(canvas: Canvas, group: str) -> QImage:
    """The box of a group."""
    bodies = canvas.scene.layers.bodies
    row = bodies.card_rows[group]
    left, top, right, bottom = bodies.boxes(slice(row, row + 1))[0].tolist()
    x, y = canvas.scene.view.to_viewport(left, top)
    zoom = canvas.zoom()
    area = QRectF(x, y, (right - left) * zoom, (bottom - top) * zoom).toAlignedRect()
    return canvas.viewport().grab(area).toImage()


def still_of(canvas: Canvas) -> object:
    painter = canvas._painter
    assert painter is not None
    return painter.still._done


def test_a_value_changes_and_the_picture_of_the_boxes_is_kept(closed: Canvas) -> None:
    before, still = grab(closed, "unit 1"), still_of(closed)
    closed.session.show_sample(1)
    after = grab(closed, "unit 1")
    assert after != before
    assert still_of(closed) is still
    closed.session.show_sample(0)
    assert grab(closed, "unit 1") == before


def test_only_the_value_changes(closed: Canvas) -> None:
    """In its line, right of the name: title, formula and name stay as they are."""
    images = []
    for row in (0, 1):
        closed.session.show_sample(row)
        image = grab(closed, "unit 1").convertToFormat(QImage.Format.Format_RGB32)
        levels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.width(), 4)
        images.append(levels.astype(np.int16))
    rows, columns = np.nonzero(np.abs(images[0] - images[1]).max(axis=2))
    assert len(rows)
    assert rows.min() > images[0].shape[0] * 0.5
    assert columns.min() > images[0].shape[1] * 0.15


def test_a_walk_within_shows_the_value_at_work(closed: Canvas) -> None:
    closed.session.stepping.reset()
    resting = grab(closed, "unit 1")
    while closed.session.current_step is None or closed.session.current_step.node != "p11":
        closed.session.stepping.advance()
    assert grab(closed, "unit 1") != resting
    still = still_of(closed)
    closed.session.stepping.advance()
    grab(closed, "unit 1")
    assert still_of(closed) is not still


def write(told: Told, width: float, zoom: float = 1.0) -> Writing:
    theme, lettering = Theme.light(), Lettering(QFont(), 96.0, zoom)
    found = CardWriter(theme, lettering, TypeCases(theme, lettering, 1.0)).write(
        told, QRectF(0.0, 0.0, width, CARD_SIZE[1])
    )
    assert found is not None
    return found


RESULTS = tuple((row, name, False) for row, name in enumerate(("h1", "h2", "h3", "a_long_name", "h5")))


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("width", [40.0, 90.0, CARD_SIZE[0], 2 * CARD_SIZE[0], 6 * CARD_SIZE[0]])
@pytest.mark.parametrize("count", [1, 2, 5])
def test_names_and_numbers_never_cover_each_other(width: float, count: int) -> None:
    writing = write(Told("unit", "x·w", RESULTS[:count]), width)
    taken = [(number.left, number.left + number.room) for number in writing.numbers]
    assert all(right <= width / 2 for _, right in taken)
    line = writing.numbers[0].middle
    names = [text.place.x() for text in writing.texts if text.place.y() > line]
    for left, right in taken:
        assert not any(left <= name < right for name in names)
    assert writing.numbers


@pytest.mark.usefixtures("qtbot")
def test_what_has_no_room_is_left_out_whole() -> None:
    writing = write(Told("unit", "", RESULTS), CARD_SIZE[0])
    assert 0 < len(writing.numbers) < len(RESULTS)
    assert writing.texts[-1].text == "…"


@pytest.mark.usefixtures("qtbot")
def test_text_has_few_sizes_whatever_room_groups_have() -> None:
    told = Told("unit", "", ())
    sizes = {
        write(told, width, 0.3).texts[0].font.pointSizeF()
        for width in np.linspace(0.72, 1.0, 40) * CARD_SIZE[0]
    }
    assert 1 < len(sizes) <= 5


@pytest.mark.usefixtures("qtbot")
@pytest.mark.parametrize("zoom", [0.55, 0.7, 1.0, 2.0])
def test_name_formula_and_result_are_told_wherever_numbers_can_be_read(zoom: float) -> None:
    theme, lettering = Theme.light(), Lettering(QFont(), 96.0, zoom)
    box = QRectF(0.0, 0.0, CARD_SIZE[0] * zoom, CARD_SIZE[1] * zoom)
    writing = CardWriter(theme, lettering, TypeCases(theme, lettering, 1.0)).write(
        Told("unit", "x·w", RESULTS[:1]), box
    )
    assert writing is not None
    assert [text.text for text in writing.texts] == ["unit", "x·w", "h1"]
    heights = [text.place.y() for text in writing.texts]
    assert -box.height() / 2 < heights[0] < heights[1] < heights[2] < box.height() / 2
    assert len(writing.numbers) == 1
