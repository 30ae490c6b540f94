"""What the mistake lab says: the broken rules in words, and what a guess is worth."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from guibp.engine.mistakes import SEEN_BY_CHECK, WRONG_LOCALS, Fault, Mistake
from guibp.explain.narration import local_term
from guibp.gui.mistake_lab import Answer
from guibp.gui.operation_texts import typeset
from guibp.gui.translation import QT_TRANSLATE_NOOP
from guibp.model.formula import parse_formula
from guibp.model.formula_text import render_text
from guibp.model.graph import Graph

CONTEXT = "Mistakes"

_NAMES: Mapping[Mistake, str] = {
    Mistake.WRONG_LOCAL: QT_TRANSLATE_NOOP("Mistakes", "Wrong local gradient"),
    Mistake.OVERWRITTEN_BRANCH: QT_TRANSLATE_NOOP("Mistakes", "Branch overwritten, not added"),
    Mistake.FORGOTTEN_BIAS: QT_TRANSLATE_NOOP("Mistakes", "Bias forgotten"),
    Mistake.KEPT_GRADIENTS: QT_TRANSLATE_NOOP("Mistakes", "Gradients not set to zero"),
    Mistake.WRONG_UPDATE: QT_TRANSLATE_NOOP("Mistakes", "Update with the wrong sign"),
    Mistake.SYMMETRIC_START: QT_TRANSLATE_NOOP("Mistakes", "Symmetric start"),
}
_SENTENCES: Mapping[Mistake, str] = {
    Mistake.WRONG_LOCAL: QT_TRANSLATE_NOOP("Mistakes", "At {node}: {wrong}. Right is {right}."),
    Mistake.OVERWRITTEN_BRANCH: QT_TRANSLATE_NOOP(
        "Mistakes", "{node} feeds several nodes. Its gradient is that of one branch, not the sum: = for +=."
    ),
    Mistake.FORGOTTEN_BIAS: QT_TRANSLATE_NOOP(
        "Mistakes", "{node} is not added. Nothing depends on it, so it is never learned."
    ),
    Mistake.KEPT_GRADIENTS: QT_TRANSLATE_NOOP(
        "Mistakes", "Each step adds its gradients to those of all steps before."
    ),
    Mistake.WRONG_UPDATE: QT_TRANSLATE_NOOP(
        "Mistakes", "w + rate × gradient in place of w − rate × gradient: each step goes uphill."
    ),
    Mistake.SYMMETRIC_START: QT_TRANSLATE_NOOP(
        "Mistakes", "All parameters begin alike, so all units get the same gradient and stay alike."
    ),
}
_ANSWERS: Mapping[Answer, str] = {
    Answer.RIGHT: QT_TRANSLATE_NOOP("Mistakes", "✓ Found."),
    Answer.SAME_NUMBERS: QT_TRANSLATE_NOOP("Mistakes", "✓ That gives the same numbers: found."),
    Answer.RIGHT_RULE: QT_TRANSLATE_NOOP("Mistakes", "✗ The rule is right, the place is not."),
    Answer.RIGHT_PLACE: QT_TRANSLATE_NOOP("Mistakes", "✗ The place is right, the rule is not."),
    Answer.WRONG: QT_TRANSLATE_NOOP(
        "Mistakes", "✗ Not that one. Read the check from the output on: what is the first to differ?"
    ),
}
_SEEN = QT_TRANSLATE_NOOP("Mistakes", "The gradient check sees it.")
_UNSEEN = QT_TRANSLATE_NOOP("Mistakes", "The gradient check does not see it: watch the training.")


def mistake_name(mistake: Mistake) -> str:
    """A rule as the list shows it."""
    return _tr(_NAMES[mistake])


def tell_fault(graph: Graph, fault: Fault) -> str:
    """What is broken, and where it can be seen."""
    wrong, right = _local_lines(graph, fault)
    sentence = _tr(_SENTENCES[fault.mistake]).format(node=fault.node or "", wrong=wrong, right=right)
    return f"{sentence} {_tr(_SEEN if fault.mistake in SEEN_BY_CHECK else _UNSEEN)}"


def tell_answer(answer: Answer) -> str:
    """What a guess is worth."""
    return _tr(_ANSWERS[answer])


def _local_lines(graph: Graph, fault: Fault) -> tuple[str, str]:
    """The first local gradient that is got wrong: ``∂g/∂w = w``, and ``x``."""
    if fault.mistake is not Mistake.WRONG_LOCAL or fault.node is None:
        return "", ""
    node, wired = graph.node(fault.node), graph.operands(fault.node)
    names = [wired[port] for port in sorted(wired)]
    words = {"a": names[0], "b": names[-1], "y": fault.node, "n": "n"}
    words |= {str(place): name for place, name in enumerate(names)}
    for port, text in enumerate(WRONG_LOCALS[node.op][: len(names)]):
        wrong = render_text(parse_formula(text).result, words)
        right = render_text(local_term(node.operation, len(names), port), words)
        if wrong != right:
            return typeset(f"∂{fault.node}/∂{names[port]} = {wrong}"), typeset(right)
    return "", ""


def _tr(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)
