"""What the explanation panel says: paragraphs about the step at work, the selected node, or the whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from guibp.engine.readiness import require_differentiable
from guibp.engine.stepper import Phase, Step, list_steps_of
from guibp.explain.narration import Narration, narrate_text
from guibp.explain.sigmoid_parts import find_parts
from guibp.gui.operation_texts import local_lines, operation_summary, operation_title, typeset
from guibp.gui.panels.readings import node_numbers
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.errors import GuibpError
from guibp.model.numbers_text import show_number
from guibp.model.records import Node

_FEW_COLUMNS = 5
NUDGE = 0.01
"""By how much a leaf is imagined to grow."""


class Kind(Enum):
    """How a paragraph is set."""

    TITLE = "title"
    QUIET = "quiet"
    HEADING = "heading"
    VALUE = "value"
    LOCAL = "local"
    GRADIENT = "gradient"
    RESULT = "result"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some lines that are set alike."""

    kind: Kind
    lines: tuple[str, ...]


Paragraphs = tuple[Paragraph, ...]


def explain(session: Session) -> Paragraphs:
    """What is to be said now."""
    if not len(session.graph):
        return _welcome()
    if session.walk is not None:
        step = session.current_step
        return _tell_start() if step is None else _tell_step(session, step)
    current = session.selection.current
    if current is not None and current in session.graph:
        return _tell_node(session, session.graph.node(current))
    return _tell_whole(session)


def _welcome() -> Paragraphs:
    return (
        _one(Kind.TITLE, _tr("Watch gradients flow")),
        _one(
            Kind.PLAIN,
            _tr("Build a computational graph and see every edge's value, and the gradient that flows back."),
        ),
        _one(Kind.HEADING, _tr("BUILD")),
        _one(
            Kind.PLAIN,
            _tr("Drag an operation from the left onto the canvas, or double-click it. Then draw wires."),
        ),
        _one(Kind.HEADING, _tr("STEP")),
        _one(Kind.PLAIN, _tr("Press Step to compute one node at a time, forward and then backward.")),
        _one(Kind.HEADING, _tr("TRAIN")),
        _one(Kind.PLAIN, _tr("Open the XOR example, press Train, and watch the network learn.")),
    )


def _tell_start() -> Paragraphs:
    return (
        _one(Kind.TITLE, _tr("The start")),
        _one(Kind.PLAIN, _tr("Only the leaves have values.")),
        _one(
            Kind.QUIET,
            _tr("Press Step: forward, each node computes its value; backward, the gradient returns."),
        ),
    )


def _tell_step(session: Session, step: Step) -> Paragraphs:
    walk = session.walk
    if walk is None:
        return ()
    narration = narrate_text(walk.evaluation, walk.sample, step)
    if step.phase is Phase.FORWARD:
        title = _tr("Forward · node {id}").format(id=step.node)
        missing = _missing(session) if walk.is_finished else ()
        said = (*_tell_sample(session), *_tell_forward(session, step, narration))
        return (_one(Kind.TITLE, title), *said, *missing)
    title = _tr("Backward · node {id}").format(id=step.node)
    return (_one(Kind.TITLE, title), *_tell_sample(session), *_tell_backward(session, step, narration))


def _tell_sample(session: Session) -> Paragraphs:
    """Whose numbers these are."""
    dataset = session.graph.dataset
    if dataset is None or session.sample is None:
        return ()
    row, names = dataset.table[session.row], dataset.names[:_FEW_COLUMNS]
    numbers = ", ".join(f"{name} = {show_number(float(row[place]))}" for place, name in enumerate(names))
    more = ", …" if len(dataset.names) > _FEW_COLUMNS else ""
    return (
        _one(
            Kind.HEADING,
            typeset(_tr("SAMPLE {sample}").format(sample=session.row + 1) + f" · {numbers}{more}"),
        ),
    )


def _tell_forward(session: Session, step: Step, narration: Narration) -> Paragraphs:
    operation = session.graph.node(step.node).operation
    return (
        _one(Kind.QUIET, operation_summary(operation)),
        _one(Kind.HEADING, _tr("VALUE")),
        _one(Kind.VALUE, typeset(narration.line)),
        *_tell_lost_form(session, step.node),
    )


def _tell_lost_form(session: Session, id_: str) -> Paragraphs:
    """What a cross-entropy behind a sigmoid that was taken apart has lost: said at both nodes."""
    graph = session.graph
    is_behind = graph.node(id_).op == "binary_cross_entropy"
    feeds_one = any(
        edge.port == 0 and graph.node(edge.target).op == "binary_cross_entropy"
        for edge in graph.consumers(id_)
    )
    whole = graph.operands(id_).get(0) if is_behind else id_ if feeds_one else None
    if whole is None or find_parts(graph, whole) is None:
        return ()
    text = _tr(
        "The sigmoid is taken apart, so the cross-entropy sees a plain number: "
        "when that rounds to 0 or 1, its exact form is lost."
    )
    return (_one(Kind.PLAIN, text),)


def _tell_backward(session: Session, step: Step, narration: Narration) -> Paragraphs:
    return (
        _one(Kind.QUIET, _where_from(session, step.node)),
        _one(Kind.HEADING, _tr("UPSTREAM")),
        _one(Kind.GRADIENT, typeset(narration.upstream)),
        _one(Kind.HEADING, _tr("LOCAL")),
        Paragraph(Kind.LOCAL, tuple(typeset(line) for line in narration.local)),
        _one(Kind.HEADING, _tr("DOWNSTREAM = UPSTREAM × LOCAL")),
        Paragraph(Kind.RESULT, tuple(typeset(line) for line in narration.downstream)),
    )


def _where_from(session: Session, id_: str) -> str:
    """How the upstream gradient came here."""
    graph = session.graph
    if graph.resolve_output() == id_:
        return _tr("{id} is the output: its own gradient is 1.").format(id=id_)
    targets = list(dict.fromkeys(edge.target for edge in graph.consumers(id_)))
    if len(graph.consumers(id_)) == 1:
        return _tr("{id} feeds only {target}.").format(id=id_, target=targets[0])
    named = ", ".join(targets[:4]) + ("…" if len(targets) > 4 else "")  # noqa: PLR2004 - a short list
    return _tr("{id} feeds {targets}: what comes back on those edges is summed.").format(
        id=id_, targets=named
    )


def _tell_node(session: Session, node: Node) -> Paragraphs:
    """A selected node while every edge is live: both its turns at once."""
    title = _one(Kind.TITLE, _tr("{operation} · {id}").format(operation=_title_of(node), id=node.id))
    if node.operation.is_leaf:
        return (title, *_tell_leaf(session, node))
    steps = list_steps_of(session.evaluation, node.id, session.row)
    if not steps or session.sample is None:
        return (title, *_tell_symbols(session, node))
    told = [(step, narrate_text(session.evaluation, session.row, step)) for step in steps]
    paragraphs = [title, *_tell_sample(session), *_tell_forward(session, *told[0])]
    for step, narration in told[1:]:
        paragraphs += _tell_backward(session, step, narration)
    return tuple(paragraphs)


def _tell_symbols(session: Session, node: Node) -> Paragraphs:
    """What can be said of a node without one sample's numbers."""
    missing = session.graph.missing_ports(node.id)
    said = [_one(Kind.QUIET, operation_summary(node.operation))]
    if missing:
        ports = ", ".join(str(port) for port in missing)
        said.append(
            _one(Kind.PLAIN, _tr("Not computed: operand {ports} has no wire yet.").format(ports=ports))
        )
    said += [_one(Kind.HEADING, _tr("LOCAL")), Paragraph(Kind.LOCAL, local_lines(session.graph, node.id))]
    return (*said, *_tell_lost_form(session, node.id))


def _tell_leaf(session: Session, node: Node) -> Paragraphs:
    value, gradient = node_numbers(session, node.id)
    said = [_one(Kind.QUIET, operation_summary(node.operation))]
    if node.column is not None:
        said.append(_one(Kind.QUIET, _tr('It is bound to column "{column}".').format(column=node.column)))
    if value is not None:
        said += [
            _one(Kind.HEADING, _tr("VALUE")),
            _one(Kind.VALUE, typeset(f"{node.id} = {show_number(value)}")),
        ]
    output = session.graph.resolve_output()
    if gradient is None or output is None:
        return (*said, *_missing(session))
    line = typeset(f"∂{output}/∂{node.id} = {show_number(gradient)}")
    said += [_one(Kind.HEADING, _tr("GRADIENT")), _one(Kind.GRADIENT, line)]
    said.append(_one(Kind.PLAIN, _nudge(node.id, output, gradient)))
    return tuple(said)


def _nudge(id_: str, output: str, gradient: float) -> str:
    """What the gradient means."""
    if gradient == 0:
        return _tr("If {id} grows a little, {output} stays as it is.").format(id=id_, output=output)
    by = show_number(abs(gradient) * NUDGE)
    text = (
        _tr("If {id} grows by {nudge}, {output} grows by about {by}.")
        if gradient > 0
        else _tr("If {id} grows by {nudge}, {output} falls by about {by}.")
    )
    return text.format(id=id_, nudge=show_number(NUDGE), output=output, by=by)


def _tell_whole(session: Session) -> Paragraphs:
    output = session.graph.resolve_output()
    said = [_one(Kind.TITLE, _tr("Every edge is live"))]
    if output is not None:
        value, _ = node_numbers(session, output)
        if value is not None:
            said.append(_one(Kind.VALUE, typeset(f"{output} = {show_number(value)}")))
    said += _missing(session)
    said += [
        _one(
            Kind.PLAIN,
            _tr("Above a wire its value, which flows forward; below it the gradient, which flows back."),
        ),
        _one(
            Kind.QUIET,
            _tr("Select a node to see how its numbers come about, or press Step to go through them."),
        ),
    ]
    return tuple(said)


def _missing(session: Session) -> Paragraphs:
    """Why there are no gradients, if there are none."""
    try:
        require_differentiable(session.graph)
    except GuibpError as error:
        return (_one(Kind.PLAIN, _tr("No gradients yet: {reason}.").format(reason=translate_error(error))),)
    return ()


def _title_of(node: Node) -> str:
    title = operation_title(node.operation)
    return title[:1].upper() + title[1:]


def _one(kind: Kind, line: str) -> Paragraph:
    return Paragraph(kind, (line,))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Explanation", text)
