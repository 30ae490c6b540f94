"""While numbers move, what stands on wires keeps its digits and its place; at rest it is as ever."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from guibp.drawing.steady_numbers import BLANKS, without_blanks
from guibp.gui.canvas import annotations
from guibp.gui.canvas.annotations import Annotations
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.numerals import Numerals
from guibp.gui.session import Session
from guibp.gui.theme import Theme
from guibp.model.graph import Graph
from tests.gui.canvas.conftest import show_canvas

MANY = range(40)


def shown(canvas: Canvas) -> tuple[str, str]:
    return canvas.edge_annotation("b", "f", 0 if canvas.session.graph.operands("f")[0] == "b" else 1)


def painted(canvas: Canvas) -> str:
    row = canvas.scene.layers.cables.rows["f", 1]
    return canvas.scene.annotations.edge_values((row,))[0]


def test_a_scrub_to_and_fro_does_not_change_how_the_number_is_written(
    canvas: Canvas, session: Session
) -> None:
    texts = []
    for value in (0.9991, 1.002, 0.9983, 1.001, 0.5, 1.25):
        session.preview_value("b", value)
        texts.append(painted(canvas))
        assert not set(shown(canvas)[0]) & set(BLANKS)
    assert texts[:4] == ["0.999", "1.002", "0.998", "1.001"]
    assert len({len(text) for text in texts}) == 1
    session.end_preview()
    assert painted(canvas) == shown(canvas)[0] == "3"


def test_numbers_begin_to_move_from_how_they_were_written(canvas: Canvas, session: Session) -> None:
    session.graph.set_value("b", 0.1234)
    assert painted(canvas) == "0.123"
    session.preview_value("b", 1.5)
    assert painted(canvas).rstrip(BLANKS) == "1.5"
    assert len(painted(canvas)) == len("1.500")
    session.graph.set_value("b", 1.5)
    assert painted(canvas) == "1.5"


def test_a_number_at_rest_forgets_how_it_moved(canvas: Canvas, session: Session) -> None:
    for value in (0.9991, 1.002):
        session.preview_value("b", value)
        assert painted(canvas) == f"{value:.3f}"
    session.graph.set_value("b", 1.002)
    assert painted(canvas) == "1.00"


@pytest.mark.parametrize(
    "steady,plain", [("0.5\u2007\u2007", "0.500"), ("\u20022", "−2"), ("2\u2008\u2007", "2.0")]
)
def test_blanks_are_as_wide_as_what_they_stand_for(canvas: Canvas, steady: str, plain: str) -> None:
    theme, font = Theme.light(), Lettering(canvas.font(), 96.0).numbers()
    numerals = Numerals(font, (theme.canvas,), (theme.value,), 1.0)
    assert numerals.measure([steady]).widths == pytest.approx(numerals.measure([plain]).widths)


def test_the_next_motion_begins_from_how_the_number_rested(canvas: Canvas, session: Session) -> None:
    for value in (0.9991, 0.998):
        session.preview_value("b", value)
        assert len(painted(canvas)) == len("0.999")
    session.end_preview()
    assert painted(canvas) == "3"
    session.preview_value("b", 7.512)
    assert painted(canvas) == "7.51"


@pytest.fixture
def many_moving(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Session, Annotations]]:
    """Four times as many numbers on the move as are written in a frame, all written once."""
    monkeypatch.setattr(annotations, "MOST_AT_ONCE", 10)
    canvas = show_wide_sum(qtbot)
    session, told = canvas.session, canvas.scene.annotations
    session.preview_value("a", 1.0)
    told.edge_values(MANY)
    # Not returned: nobody would hold the canvas, and what collects garbage would take the session as well.
    yield session, told
    assert canvas.session is session


def test_of_many_moving_numbers_some_are_written_in_a_frame_and_all_within_a_few(
    many_moving: tuple[Session, Annotations],
) -> None:
    session, told = many_moving
    assert not told.take_late()
    session.preview_value("a", 2.5)
    counts = []
    for _ in range(4):
        counts.append([without_blanks(text) for text in told.edge_values(MANY)].count("2.5"))
        assert told.take_late() == (counts[-1] < 40)
    assert counts == [10, 20, 30, 40]
    assert not told.take_late()


def test_numbers_take_turns_though_others_come_with_every_frame(
    many_moving: tuple[Session, Annotations],
) -> None:
    session, told = many_moving
    seen = []
    for step in range(2, 8):
        session.preview_value("a", 1.0 + step / 8)
        seen.append(told.edge_values(MANY))
    for texts in zip(*seen, strict=True):
        assert len(set(texts)) >= 2
    # At rest all are what they are.
    session.end_preview()
    assert set(told.edge_values(MANY)) == {"1"}
    assert not told.take_late()


def show_wide_sum(qtbot: QtBot) -> Canvas:
    """Forty wires that all have the value of one leaf."""
    graph = Graph()
    graph.add("input", id="a", value=1.0)
    for number in range(40):
        graph.add("negate", ["a"], id=f"n{number}")
    return show_canvas(qtbot, graph)


def test_a_canvas_whose_numbers_are_late_goes_on_by_itself(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotations, "MOST_AT_ONCE", 2)
    canvas, rows = show_wide_sum(qtbot), range(40)
    canvas.actual_size()
    canvas.session.preview_value("a", 1.0)
    canvas.grab()
    canvas.session.preview_value("a", 2.5)

    def are_many_written() -> bool:
        told = canvas.scene.annotations
        return sum(("edge value", row) in told._texts for row in rows) >= 6

    qtbot.waitUntil(are_many_written)
    canvas.session.end_preview()
