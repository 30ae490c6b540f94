"""Where the drawing is small and figures shrink less, numbers still cover no node and no other number."""

from dataclasses import astuple
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from guibp.drawing.labels import LABEL_WIDTH
from guibp.gui.canvas import label_painting
from guibp.gui.canvas.bodies import Flags, Rows
from guibp.gui.canvas.canvas import Canvas
from guibp.model.presets import preset, presets
from tests.gui.canvas.conftest import show_canvas

ZOOMS = (0.44, 0.5, 0.55, 0.58, 0.62, 0.66, 0.7, 0.75, 1.0)
TOUCHING = 2.0
"""Pixels: figures are smaller than the boxes of their lines."""


def number_boxes(canvas: Canvas) -> list[tuple[str, QRectF]]:
    """The texts on wires, and where their figures are drawn, in viewport pixels."""
    painter, layers, view = canvas._painter, canvas.scene.layers, canvas.scene.view
    assert painter is not None
    rows = layers.cables.one_of_each(np.flatnonzero(layers.cables.drawn & ~layers.crowded_out))
    texts = canvas.scene.annotations.edge_values(rows.tolist())
    texts += canvas.scene.annotations.wire_gradients(rows.tolist(), layers.cables.bundles)
    places = layers.label_places
    centres = view.map_points(np.concatenate((places.values[rows], places.gradients[rows])))
    sides = np.concatenate((places.value_sides[rows], places.gradient_sides[rows]))
    boxes = []
    for numerals, line, among in painter._labels.set(texts, view.zoom):
        room = LABEL_WIDTH * view.zoom
        for number, width in zip(among.tolist(), line.widths.tolist(), strict=True):
            x, y = centres[number].tolist()
            x -= float(sides[number]) * max(room - width, 0.0) / 2
            height = numerals.digit_height
            boxes.append((texts[number], QRectF(x - width / 2, y - height / 2, width, height)))
    return [(text, box) for text, box in boxes if text]


def body_boxes(canvas: Canvas) -> list[QRectF]:
    bodies, view = canvas.scene.layers.bodies, canvas.scene.view
    boxes = bodies.boxes(np.flatnonzero(bodies.shown))
    corners = np.hstack((view.map_points(boxes[:, :2]), view.map_points(boxes[:, 2:])))
    return [QRectF(left, top, right - left, bottom - top) for left, top, right, bottom in corners.tolist()]


def covers(one: QRectF, other: QRectF) -> bool:
    shared = one.intersected(other)
    return shared.width() > TOUCHING and shared.height() > TOUCHING


def covered(canvas: Canvas) -> list[tuple[str, str]]:
    numbers = number_boxes(canvas)
    found = [(text, "node") for text, box in numbers for body in body_boxes(canvas) if covers(box, body)]
    found += [(text, other) for (text, box), (other, at) in combinations(numbers, 2) if covers(box, at)]
    return found


@pytest.mark.parametrize("name", presets())
def test_no_number_covers_anything_at_any_zoom_at_which_it_is_written(qtbot: QtBot, name: str) -> None:
    canvas = show_canvas(qtbot, preset(name))
    canvas.resize(1600, 1000)
    for zoom in ZOOMS:
        canvas.viewing.zoom_by(zoom / canvas.zoom())
        canvas.grab()
        assert covered(canvas) == [], zoom


def test_long_numbers_would_cover_nodes_if_they_were_as_wide_as_others(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(label_painting, "_OVERHANG", 1e6)
    canvas = show_canvas(qtbot, preset("xor-lecture"))
    canvas.viewing.zoom_by(0.58 / canvas.zoom())
    canvas.grab()
    assert covered(canvas)


def test_short_numbers_keep_the_usual_figures(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, preset("wx+b"))
    for zoom in ZOOMS:
        canvas.viewing.zoom_by(zoom / canvas.zoom())
        canvas.grab()
        painter = canvas._painter
        assert painter is not None
        assert len(list(painter._labels.set(["−10", "5", "0.25"], zoom))) == 1


def test_a_part_of_texts_is_measured_as_if_alone(qtbot: QtBot) -> None:
    canvas = show_canvas(qtbot, preset("wx+b"))
    canvas.grab()
    painter = canvas._painter
    assert painter is not None
    numerals = painter.cases.wire_numerals(painter._lettering)
    texts = ["−10", "", "0.25", "1.2e−7"]
    part = numerals.measure(texts).part(np.array([True, False, False, True]))
    alone = numerals.measure([texts[0], texts[3]])
    for one, other in zip(astuple(part), astuple(alone), strict=True):
        assert one == pytest.approx(other)


def test_numbers_out_of_sight_are_not_written_and_none_in_sight_is_missing(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = show_canvas(qtbot, preset("xor"))
    canvas.actual_size()
    places = [(dx, dy) for dx in (-600, -350, 0, 350, 600) for dy in (-250, 0, 250)]
    for dx, dy in places:
        canvas.viewing.pan(dx, dy)
        images = [canvas.viewport().grab().toImage()]
        with monkeypatch.context() as patch:
            patch.setattr(label_painting, "_are_in_sight", all_of_them)
            images.append(canvas.viewport().grab().toImage())
        assert images[0] == images[1]
        canvas.viewing.pan(-dx, -dy)
    canvas.viewing.pan(-5000, 0)
    canvas.session.graph.set_value("b1", 0.25)
    canvas.grab()
    assert not any(kind.startswith("edge") for kind, _ in canvas.scene.annotations._texts)


def all_of_them(_places: object, rows: Rows, *_: object) -> Flags:
    return np.ones(len(rows), dtype=np.bool_)
