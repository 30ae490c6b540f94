"""While numbers move, what stands on wires keeps its digits and its place; at rest it is as ever."""

import pytest

from guibp.drawing.steady_numbers import BLANKS
from guibp.gui.canvas.canvas import Canvas
from guibp.gui.canvas.lettering import Lettering
from guibp.gui.canvas.numerals import Numerals
from guibp.gui.session import Session
from guibp.gui.theme import Theme


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
