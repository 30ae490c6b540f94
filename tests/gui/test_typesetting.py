"""Typesetting: every piece has a box with ink in it, in any script, and equations break where they may."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guibp.engine.evaluation import evaluate
from guibp.engine.stepper import Phase, list_steps
from guibp.explain.breaking import break_piece
from guibp.explain.chain_rule import ChainRule
from guibp.explain.equations import (
    Equation,
    Piece,
    Tone,
    equate,
    join_sum,
    write_name,
    write_number,
    write_partial,
)
from guibp.gui import typesetting
from guibp.gui.equation_setting import set_equation
from guibp.gui.math_face import FAMILY, outline_latex, register_face, split_fractions
from guibp.gui.panels.equation_view import EquationView
from guibp.gui.theme import Theme
from guibp.gui.typesetting import Box, Ink, set_piece
from guibp.model.expression import parse
from guibp.model.presets import preset, presets

INK = Ink(17.0, "#C2500A", "sans-serif")


def paint(box: Box, ratio: float = 1.0) -> QImage:
    image = QImage(int((box.width + 20) * ratio), int(80 * ratio), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box.paint(painter, QPointF(10, 45))
    painter.end()
    return image


def colours(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize(
    "piece",
    [
        write_name("x"),
        write_name("w11"),
        write_name("loss"),
        write_number(-0.00123e-9),
        write_number(float("inf")),
        write_number(float("nan")),
        write_partial("f", "w11"),
        write_partial("f", "가중치"),
        write_name("가중치"),
        write_name("<b>&%$#{}_\\^~"),
        write_name("emoji 🙂"),
        Piece("-1 / a^2", r"\frac{-1}{{a}^{2}}"),
        Piece("a / (b + 1)", r"\frac{a}{b + 1}"),
    ],
    ids=lambda piece: piece.text,
)
def test_every_piece_has_ink_in_its_colour(qapp: QApplication, piece: Piece) -> None:
    box = set_piece(piece, INK)
    assert box.width > 3
    image = paint(box)
    found = colours(image)
    assert len(found) > 5
    hue = QColor(INK.colour).hue()
    assert any(QColor(one).saturation() > 90 and abs(QColor(one).hue() - hue) < 12 for one in found)


def test_a_doubled_resolution_is_sharper(qapp: QApplication) -> None:
    for piece in (write_partial("f", "w"), Piece("1 / d", r"\frac{1}{d}")):
        box = set_piece(piece, INK)
        once, twice = paint(box), paint(box, 2.0)
        # Half of the grey of edges is gone when there are twice as many pixels across.
        assert share_of_grey(twice) < 0.75 * share_of_grey(once)


def share_of_grey(image: QImage) -> float:
    """Of the pixels that have ink, those that have not all of it."""
    inks = [QColor(image.pixel(x, y)).green() for x in range(image.width()) for y in range(image.height())]
    inked = [ink for ink in inks if ink < 250]
    return sum(ink > 90 for ink in inked) / len(inked)


@given(st.text(min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_id_can_be_typeset(name: str) -> None:
    if "\0" not in name and all(not 0xD800 <= ord(letter) <= 0xDFFF for letter in name):
        for piece in (
            write_name(name),
            write_partial(name, name),
            Piece(f"1 / {name}", rf"\frac{{1}}{{{write_name(name).latex}}}"),
        ):
            assert set_piece(piece, INK).ascent >= 0


def test_lines_and_powers_need_no_typesetter() -> None:
    for latex in (
        r"1 \times \left(-5\right)",
        "w_{11}",
        r"2 \cdot 10^{-7}",
        r"\mathrm{loss}",
        r"{a}^{2}",
        r"\partial x",
    ):
        assert outline_latex(latex) is not None, latex
    assert split_fractions(r"-\frac{a}{{b}^{2}} + c") == ["-", ("a", "{b}^{2}"), " + c"]
    assert split_fractions(r"\frac{\mathrm{a\}}}{b}") == [(r"\mathrm{a\}}", "b")]
    for latex in (r"\frac{1}{a}", r"\mathrm{가}", r"\sqrt{a}"):
        assert outline_latex(latex) is None, latex


def test_lines_that_are_kept_share_the_outlines_of_their_glyphs(qapp: QApplication) -> None:
    short, long = outline_latex("0.5"), outline_latex("-50.5")
    assert short is not None
    assert long is not None
    (zero, point, five), (_, *others) = short.marks, long.marks
    assert [mark.path for mark in others] == [five.path, zero.path, point.path, five.path]
    assert all(mark.path is five.path for mark in (others[0], others[-1]))
    assert [mark.x for mark in others] == sorted({mark.x for mark in others})


def test_the_face_is_given_to_qt_once(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    register_face()
    assert QFontDatabase.hasFamily(FAMILY)
    given: list[str] = []
    monkeypatch.setattr(QFontDatabase, "addApplicationFont", given.append)
    register_face()
    assert given == []


def long_sum(terms: int) -> Equation:
    parts = [(write_number(1.25, Tone.GRADIENT),) for _ in range(terms)]
    return equate(((write_partial("f", "x"),), join_sum(parts), (write_number(1.25 * terms),)))


def test_a_long_equation_breaks_and_a_short_one_does_not(qapp: QApplication) -> None:
    theme = Theme.light()
    short, long = (set_equation(long_sum(terms), theme, 17, "sans", 300) for terms in (2, 20))
    tops = {round(place.y()) for _, place in long.boxes}
    assert len({round(place.y()) for _, place in short.boxes}) == 1
    assert len(tops) > 3
    assert long.width <= 300
    assert set_equation(long_sum(20), theme, 17, "sans", 3000).height == short.height


def test_a_view_reads_and_copies_its_equation(qtbot: QtBot) -> None:
    evaluation = evaluate(parse("w = param(-2); x = 5; b = param(3); g = w*x; f = g + b"))
    step = list_steps(evaluation)[-1]
    view = EquationView(Theme.light())
    qtbot.addWidget(view)
    view.show_equation(ChainRule(evaluation, 0).tell_edge(step, step.edges[1]), Theme.light())
    view.resize(320, 80)
    view.show()
    assert view.text() == "∂f/∂x = ∂f/∂g · ∂g/∂x = 1 · w = 1 × (−2) = −2"
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == view.text()
    view.copy_latex()
    assert QApplication.clipboard().text().startswith(r"\frac{\partial f}{\partial x} = ")
    assert view.heightForWidth(120) > view.heightForWidth(600)


def test_both_themes_paint_in_their_own_colours(qtbot: QtBot) -> None:
    pictures = []
    for theme in (Theme.light(), Theme.dark()):
        view = EquationView(theme)
        qtbot.addWidget(view)
        view.setPalette(theme.widget_palette())
        view.show_equation(long_sum(2), theme)
        view.resize(300, 60)
        view.show()
        pictures.append({QColor(one).name().upper() for one in colours(view.grab().toImage())})
    assert Theme.light().palette.gradient.upper() in pictures[0] - pictures[1]
    assert Theme.dark().palette.gradient.upper() in pictures[1] - pictures[0]


def test_no_example_waits_for_the_typesetter(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Importing ziamath takes half a second: what is shown at every step must not need it."""

    def refuse(latex: str, ink: Ink) -> Box:
        raise AssertionError(latex)

    monkeypatch.setattr(typesetting, "_typeset", refuse)
    set_piece.cache_clear()
    for name in presets():
        evaluation = evaluate(preset(name))
        rule = ChainRule(evaluation, 0)
        for step in list_steps(evaluation):
            shown = [rule.tell_value(step)] if step.phase is Phase.FORWARD else [rule.tell_upstream(step)]
            shown += [tell(step, edge) for edge in step.edges for tell in (rule.tell_local, rule.tell_edge)]
            for equation in shown:
                assert set_equation(equation, Theme.light(), 17, "sans", 300).boxes
    set_piece.cache_clear()


def test_what_is_nested_is_set_by_the_typesetter(qapp: QApplication) -> None:
    nested = Piece("1 / (1 / a)", r"\frac{1}{\frac{1}{a}}")
    flat = Piece("1 / a", r"\frac{1}{a}")
    assert set_piece(nested, INK).descent > set_piece(flat, INK).descent
    assert len(colours(paint(set_piece(nested, INK)))) > 5


def test_a_long_formula_is_broken_at_its_signs(qapp: QApplication) -> None:
    text = " + ".join(f"{place}.25 × (-3.5)" for place in range(20))
    latex = text.replace("×", r"\times").replace("(", r"\left(").replace(")", r"\right)")
    equation = Equation(((write_name("z"),), (Piece(text, latex),)))
    laid = set_equation(equation, Theme.light(), 17, "sans", 300)
    assert laid.width <= 300
    assert len({round(place.y()) for _, place in laid.boxes}) > 5
    assert "".join(part.latex for part in break_piece(equation.parts[1][0])) == latex


def test_a_long_word_that_cannot_be_broken_is_made_smaller(qapp: QApplication) -> None:
    equation = Equation(((write_name("f"),), (write_name("a_name_that_goes_on_and_on_and_on"),)))
    assert set_equation(equation, Theme.light(), 17, "sans", 250).width <= 250


@pytest.mark.parametrize("width", [200, 232])
def test_no_example_is_shrunk_in_a_narrow_panel(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    sizes: list[float] = []

    def note(piece: Piece, ink: Ink) -> Box:
        sizes.append(ink.size)
        return set_piece(piece, ink)

    monkeypatch.setattr("guibp.gui.equation_setting.set_piece", note)
    for name in presets():
        evaluation = evaluate(preset(name))
        rule = ChainRule(evaluation, 0)
        for step in list_steps(evaluation):
            shown = [rule.tell_value(step)] if step.phase is Phase.FORWARD else []
            shown += [tell(step, edge) for edge in step.edges for tell in (rule.tell_local, rule.tell_edge)]
            for equation in shown:
                laid = set_equation(equation, Theme.light(), 17, "sans", width)
                assert laid.width <= width, equation.text
                assert min(sizes) >= 0.85 * 17, equation.text


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", ["", "\u200b", "\n", " "])
def test_what_has_no_width_is_set_where_there_is_no_room(text: str) -> None:
    """A name of blanks alone, in a panel that is as narrow as it gets."""
    equation = equate(((write_name(text),), (write_number(2.0),)))
    for width in (0, 1, 15, 300):
        assert set_equation(equation, Theme.light(), 17, "sans", width).height > 0
