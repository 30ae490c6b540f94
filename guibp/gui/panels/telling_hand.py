"""What the panel of moves by hand says: an update with its numbers, what it did, and slips."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from guibp.engine.hand_updates import HandUpdate, UpdateSlip
from guibp.explain.equations import TIMES, Equation, Part, Piece, Tone, write_name, write_partial
from guibp.gui.hand_moves import Applied
from guibp.gui.panels.paragraphs import Kind, Paragraph, Paragraphs, say, show
from guibp.model.formula_latex import latex_number
from guibp.model.numbers_text import show_number, with_minus_sign

DIGITS = 4
MINUS = Piece(" - ", " - ")
ARROW = Piece(" ← ", r" \leftarrow ")
PLUS = Piece(" + ", " + ")
OPEN, CLOSE = Piece("(", "("), Piece(")", ")")
UNKNOWN = Piece("?", "?", Tone.QUIET)


def tell_rule(update: HandUpdate, output: str) -> Paragraph:
    """``w ← w − rate × ∂L/∂w``; with a penalty ``w ← w − rate × (∂L/∂w + L1 × sign(w) + L2 × w)``."""
    name = write_name(update.id)
    rate = Piece(_tr("rate"), r"\mathrm{rate}")
    slope: Part = (write_partial(output, update.id, Tone.GRADIENT),)
    if not update.penalty.is_nothing:
        slope = (OPEN, *slope, *_write_pulls(update), CLOSE)
    rule: Part = (name, ARROW, name, MINUS, rate, TIMES, *slope)
    return show(Kind.LOCAL, Equation((rule,)))


def _write_pulls(update: HandUpdate) -> Part:
    """`` + L1 × sign(w) + L2 × w``, those that are there."""
    name, penalty = write_name(update.id), update.penalty
    sign = (Piece("sign(", r"\mathrm{sign}("), name, Piece(")", ")"))
    pulls = ((penalty.l1, "L1", sign), (penalty.l2, "L2", (name,)))
    written: list[Piece] = []
    for strength, word, factor in pulls:
        if strength:
            written += (PLUS, Piece(word, rf"\mathrm{{{word}}}"), TIMES, *factor)
    return tuple(written)


def tell_numbers(update: HandUpdate, *, is_answer_shown: bool) -> Paragraph:
    """The same with numbers, and its result or a question mark."""
    new = Piece(f"{update.id} ← ", rf"{write_name(update.id).latex} \leftarrow ")
    slope: Part = (_factor(update.gradient, Tone.GRADIENT),)
    if not update.penalty.is_nothing:
        slope = (OPEN, _number(update.gradient, Tone.GRADIENT), PLUS, _factor(update.pull, Tone.PLAIN), CLOSE)
    step: Part = (*(new, _number(update.value, Tone.VALUE), MINUS), *(_number(update.rate), TIMES, *slope))
    result = _number(update.moved, Tone.VALUE) if is_answer_shown else UNKNOWN
    return show(Kind.VALUE, Equation((step, (result,))))


def tell_updates(updates: tuple[HandUpdate, ...], output: str, *, is_answer_shown: bool) -> Paragraphs:
    """One update as a rule and in numbers, or many in numbers alone."""
    if len(updates) == 1:
        return (
            tell_rule(updates[0], output),
            tell_numbers(updates[0], is_answer_shown=is_answer_shown),
        )
    return tuple(tell_numbers(update, is_answer_shown=True) for update in updates)


def tell_applied(applied: Applied) -> Paragraphs:
    """The loss before and after, and the change that was foretold beside the real one."""
    losses = _tr("The loss was {before} and is {after}.").format(
        before=_show(applied.before), after=_show(applied.after)
    )
    has_penalty = any(not update.penalty.is_nothing for update in applied.updates)
    text = (
        _tr("Foretold, ∂L/∂w × step: {foretold}. In truth: {change}.")
        if has_penalty
        else _tr("Foretold, −rate × |∂L/∂w|²: {foretold}. In truth: {change}.")
    )
    foretold = text.format(foretold=_show(applied.foretold), change=_show(applied.change))
    return (say(Kind.PLAIN, losses), say(Kind.PLAIN, foretold), say(Kind.QUIET, _compare(applied)))


def _compare(applied: Applied) -> str:
    if applied.foretold == 0:
        return _tr("The gradient is 0: an update changes nothing.")
    part = applied.change / applied.foretold
    if part < 0:
        return _tr("The loss rose: the step led over the valley. Try a smaller rate.")
    if abs(part - 1) < _CLOSE:
        return _tr("The step was small enough for the loss to follow its tangent.")
    return _tr("They differ, since the loss is curved and the tangent is straight.")


_CLOSE = 0.05


def tell_slip(slip: UpdateSlip | None, update: HandUpdate) -> str:
    """Whether an answer was right, and if not, why."""
    texts = {
        None: _tr("Right: {moved}."),
        UpdateSlip.ADDED: _tr(
            "Not quite: you added rate × gradient. Going down means subtracting it: the sign is wrong."
        ),
        UpdateSlip.NO_RATE: _tr("Not quite: the factor rate is missing. Subtract rate × gradient."),
        UpdateSlip.NO_RATE_ADDED: _tr(
            "Not quite: the rate is missing, and the gradient is added. Subtract rate × gradient."
        ),
        UpdateSlip.ONLY_STEP: _tr("Not quite: that is only the step. The new value is {id} minus it."),
        UpdateSlip.SIGN: _tr("Not quite: the sign of the result is wrong."),
        UpdateSlip.UNCHANGED: _tr("Not quite: that is the old value of {id}."),
        UpdateSlip.NO_PENALTY: _tr(
            "Not quite: the penalty pulls at {id} too. Add its pull to the gradient first."
        ),
        UpdateSlip.OTHER: _tr("Not quite: compute {id} − rate × gradient with the numbers above."),
    }
    return texts[slip].format(id=update.id, moved=_show(update.moved))


def tell_race(losses: tuple[float, ...], rival: tuple[float, ...], optimizer: str) -> str:
    """The loss of the moves beside the optimiser's after as many."""
    moves = len(losses) - 1
    if moves == 0:
        return _tr("Move a slider or apply an update: the optimiser takes as many steps from the same start.")
    mine = _show(losses[-1])
    if len(rival) <= moves:
        text = _tr("After {moves} moves: you {mine}. {optimizer} diverged.")
        return text.format(moves=moves, mine=mine, optimizer=optimizer)
    text = _tr("After {moves} moves: you {mine}, {optimizer} {theirs}.")
    return text.format(moves=moves, mine=mine, optimizer=optimizer, theirs=_show(rival[moves]))


def tell_loss(loss: float | None, start: float | None) -> str:
    """The loss on show and its change since the start."""
    if loss is None:
        return _tr("There is no loss: the graph has no output.")
    if start is None:
        return _tr("loss {loss}").format(loss=_show(loss))
    change = with_minus_sign(show_number(loss - start))
    sign = "+" if loss > start else ""
    return _tr("loss {loss}   {change} since the start").format(loss=_show(loss), change=sign + change)


def _number(number: float, tone: Tone = Tone.PLAIN) -> Piece:
    text = show_number(number, DIGITS)
    return Piece(text, latex_number(text), tone)


def _factor(number: float, tone: Tone) -> Piece:
    bare = _number(number, tone)
    if not bare.text.startswith("-"):
        return bare
    return Piece(f"({bare.text})", rf"\left({bare.latex}\right)", tone)


def _show(number: float) -> str:
    return with_minus_sign(show_number(number, DIGITS))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ByHand", text)
