"""What the derivative panel says: f in one variable, and what a nudge really does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from guibp.engine.nudging import Nudge
from guibp.explain.equations import (
    TIMES,
    Equation,
    Part,
    Piece,
    Tone,
    equate,
    write_name,
    write_number,
    write_partial,
)
from guibp.explain.partial_derivative import FIRST_LINES, PartialDerivative
from guibp.gui.panels.paragraphs import Kind, Paragraph, Paragraphs, say, show
from guibp.model.formula_latex import latex_number
from guibp.model.numbers_text import show_number, with_minus_sign

DIGITS = 7
"""Of the numbers that are compared: their difference is what matters."""


def tell_function(id_: str, output: str, partial: PartialDerivative) -> Paragraphs:
    """The formula of f in one variable, and its derivative with 0 for every constant."""
    if not partial.function:
        text = _tr("{output} does not depend on {id}: its derivative is 0.")
        return (say(Kind.PLAIN, text.format(output=output, id=id_)),)
    lines = partial.function
    first, last = (lines[:FIRST_LINES], lines[FIRST_LINES:]) if partial.hidden else (lines, ())
    said: list[Paragraph] = [
        say(Kind.QUIET, _tr("Everything but {id} counts as a constant.").format(id=id_)),
        say(Kind.HEADING, _tr("{output} AS A FUNCTION OF {id}").format(output=output, id=id_)),
        show(Kind.LOCAL, *first),
    ]
    if partial.hidden:
        said += [
            say(Kind.QUIET, _tr("… {count} more nodes …").format(count=partial.hidden)),
            show(Kind.LOCAL, *last),
        ]
    if partial.derivative is not None:
        said += [say(Kind.HEADING, _tr("PARTIAL DERIVATIVE")), show(Kind.GRADIENT, partial.derivative)]
    if partial.constants:
        names = ", ".join(partial.constants[:3])
        text = _tr("{names}: a constant, so its derivative is 0.")
        said.append(say(Kind.QUIET, text.format(names=names)))
    return tuple(said)


def tell_nudge(id_: str, output: str, moved: Nudge) -> Paragraphs:
    """The real change of f beside gradient × h, and the central difference beside the gradient."""
    h = write_number(moved.h)
    plus, minus = (_changed(id_, output, sign) for sign in ("+", "-"))
    slope = _exact(moved.slope, Tone.GRADIENT)
    foretold = (
        slope,
        TIMES,
        h,
        EQUALS,
        _exact(moved.foretold, Tone.GRADIENT),
    )
    opposite = _exact(-moved.foretold, Tone.GRADIENT)
    backwards = (slope, TIMES, _bracketed_minus(h), EQUALS, opposite)
    return (
        say(Kind.HEADING, _tr("REAL CHANGE OF {output}").format(output=output)),
        show(Kind.VALUE, Equation((plus, (_exact(moved.rise, Tone.VALUE),)))),
        show(Kind.VALUE, Equation((minus, (_exact(moved.fall, Tone.VALUE),)))),
        say(Kind.HEADING, _tr("FORETOLD: GRADIENT × h")),
        show(Kind.GRADIENT, Equation((foretold,))),
        show(Kind.GRADIENT, Equation((backwards,))),
    )


def tell_check(id_: str, output: str, moved: Nudge) -> Paragraphs:
    """The central difference beside back-propagation's number, and their difference."""
    gradient = write_partial(output, id_, Tone.GRADIENT)
    return (
        say(Kind.HEADING, _tr("CENTRAL DIFFERENCE")),
        show(Kind.VALUE, equate(((_quotient(id_, output),), (_exact(moved.central, Tone.VALUE),)))),
        say(Kind.HEADING, _tr("BACK-PROPAGATION")),
        show(Kind.GRADIENT, Equation(((gradient,), (_exact(moved.slope, Tone.GRADIENT),)))),
        say(Kind.PLAIN, _tell_error(moved)),
    )


EQUALS = Piece(" = ", " = ", may_break=True)


def _tell_error(moved: Nudge) -> str:
    if moved.error == 0:
        return _tr("They agree to the last digit.")
    error = with_minus_sign(show_number(moved.error))
    return _tr("They differ by {error}.").format(error=error)


def _changed(id_: str, output: str, sign: str) -> Part:
    """``f(w + h) − f(w)``."""
    name, of = write_name(output), write_name(id_)
    moved = Piece(
        f"{name.text}({of.text} {sign} h) - {name.text}({of.text})",
        rf"{name.latex}\left({of.latex} {sign} h\right) - {name.latex}\left({of.latex}\right)",
    )
    return (moved,)


def _quotient(id_: str, output: str) -> Piece:
    name, of = write_name(output), write_name(id_)
    above = Piece(
        f"{name.text}({of.text} + h) - {name.text}({of.text} - h)",
        rf"{name.latex}\left({of.latex} + h\right) - {name.latex}\left({of.latex} - h\right)",
    )
    return Piece(f"({above.text}) / 2h", rf"\frac{{{above.latex}}}{{2h}}", stack=(above, Piece("2h", "2h")))


def _bracketed_minus(h: Piece) -> Piece:
    return Piece(f"(-{h.text})", rf"\left(-{h.latex}\right)")


def _exact(number: float, tone: Tone) -> Piece:
    text = show_number(number, DIGITS)
    return Piece(text, latex_number(text), tone)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Derivative", text)
