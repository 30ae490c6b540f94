"""What the explanation panel says: paragraphs about the step at work, the selected node, or the whole."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from guibp.engine.readiness import require_differentiable
from guibp.engine.stepper import Phase, Step, list_steps_of
from guibp.explain.chain_rule import ChainRule
from guibp.explain.equations import Equation, Tone, equate, write_name, write_number
from guibp.explain.sigmoid_parts import find_parts
from guibp.gui.explaining_actions import DERIVATIVE_KEY, PATHS_KEY
from guibp.gui.operation_texts import local_lines, operand_title, operation_summary, operation_title, typeset
from guibp.gui.panels.explaining_gradients import (
    tell_backward,
    tell_edge,
    tell_gradient,
    tell_shared,
    tell_sigmoid,
    tell_sums_so_far,
)
from guibp.gui.panels.paragraphs import Kind, Paragraph, Paragraphs, say, show
from guibp.gui.panels.readings import node_numbers
from guibp.gui.session import Session
from guibp.gui.translation import translate_error
from guibp.model.errors import GuibpError
from guibp.model.numbers_text import show_number
from guibp.model.records import Edge, Node

_FEW_COLUMNS = 5


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
    wire = _selected_wire(session)
    if wire is not None:
        return _tell_wire(session, wire)
    return _tell_whole(session)


def _selected_wire(session: Session) -> Edge | None:
    """The one wire that is selected, and nothing else."""
    chosen = session.selection.edges
    if session.selection.nodes or len(chosen) != 1:
        return None
    target, port = next(iter(chosen))
    source = session.graph.operands(target).get(port) if target in session.graph else None
    return None if source is None else Edge(source, target, port)


def _welcome() -> Paragraphs:
    return (
        say(Kind.TITLE, _tr("Watch gradients flow")),
        say(
            Kind.PLAIN,
            _tr("Build a computational graph and see every edge's value, and the gradient that flows back."),
        ),
        say(Kind.HEADING, _tr("BUILD")),
        say(
            Kind.PLAIN,
            _tr("Drag an operation from the left onto the canvas, or double-click it. Then draw wires."),
        ),
        say(Kind.HEADING, _tr("STEP")),
        say(Kind.PLAIN, _tr("Press Step to compute one node at a time, forward and then backward.")),
        say(Kind.HEADING, _tr("TRAIN")),
        say(Kind.PLAIN, _tr("Open the XOR example, press Train, and watch the network learn.")),
    )


def _tell_start() -> Paragraphs:
    return (
        say(Kind.TITLE, _tr("The start")),
        say(Kind.PLAIN, _tr("Only the leaves have values.")),
        say(
            Kind.QUIET,
            _tr("Press Step: forward, each node computes its value; backward, the gradient returns."),
        ),
    )


def _tell_step(session: Session, step: Step) -> Paragraphs:
    walk = session.walk
    if walk is None:
        return ()
    rule = ChainRule(walk.evaluation, walk.sample)
    if step.phase is Phase.FORWARD:
        title = _tr("Forward · node {id}").format(id=step.node)
        missing = _missing(session) if walk.is_finished else ()
        said = (*_tell_sample(session), *_tell_forward(session, step, rule))
        return (say(Kind.TITLE, title), *said, *missing)
    title = _tr("Backward · node {id}").format(id=step.node)
    passed = frozenset(one.node for one in walk.steps[: walk.position] if one.phase is Phase.BACKWARD)
    return (
        say(Kind.TITLE, title),
        *_tell_sample(session),
        *tell_backward(session, step, rule),
        *tell_sums_so_far(step, rule, passed),
        *tell_shared(session, step, rule),
        *tell_sigmoid(session, step.node),
    )


def _tell_sample(session: Session) -> Paragraphs:
    """Whose numbers these are."""
    dataset = session.graph.dataset
    if dataset is None or session.sample is None:
        return ()
    row, names = dataset.table[session.row], dataset.names[:_FEW_COLUMNS]
    numbers = ", ".join(f"{name} = {show_number(float(row[place]))}" for place, name in enumerate(names))
    more = ", …" if len(dataset.names) > _FEW_COLUMNS else ""
    return (
        say(
            Kind.HEADING,
            typeset(_tr("SAMPLE {sample}").format(sample=session.row + 1) + f" · {numbers}{more}"),
        ),
    )


def _tell_forward(session: Session, step: Step, rule: ChainRule) -> Paragraphs:
    operation = session.graph.node(step.node).operation
    return (
        say(Kind.QUIET, operation_summary(operation)),
        say(Kind.HEADING, _tr("VALUE")),
        show(Kind.VALUE, rule.tell_value(step)),
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
    return (say(Kind.PLAIN, text),)


def _tell_node(session: Session, node: Node) -> Paragraphs:
    """A selected node while every edge is live: both its turns at once."""
    title = say(Kind.TITLE, _tr("{operation} · {id}").format(operation=_title_of(node), id=node.id))
    if node.operation.is_leaf:
        return (title, *_tell_leaf(session, node))
    steps = list_steps_of(session.evaluation, node.id, session.row)
    if not steps or session.sample is None:
        return (title, *_tell_symbols(session, node))
    rule = ChainRule(session.evaluation, session.row)
    paragraphs = [title, *_tell_sample(session), *_tell_forward(session, steps[0], rule)]
    paragraphs += tell_gradient(session, node.id)
    for step in steps[1:]:
        paragraphs += tell_backward(session, step, rule)
    return (*paragraphs, *tell_sigmoid(session, node.id))


def _tell_symbols(session: Session, node: Node) -> Paragraphs:
    """What can be said of a node without one sample's numbers."""
    missing = session.graph.missing_ports(node.id)
    said = [say(Kind.QUIET, operation_summary(node.operation))]
    if missing:
        operands = ", ".join(operand_title(node.operation, port) for port in missing)
        text = _tr("Not computed: no wire leads to operand {operands} yet.")
        said.append(say(Kind.PLAIN, text.format(operands=operands)))
    said += [say(Kind.HEADING, _tr("LOCAL")), Paragraph(Kind.LOCAL, local_lines(session.graph, node.id))]
    return (*said, *_tell_lost_form(session, node.id))


def _tell_leaf(session: Session, node: Node) -> Paragraphs:
    value, gradient = node_numbers(session, node.id)
    said = [say(Kind.QUIET, operation_summary(node.operation))]
    if node.column is not None:
        said.append(say(Kind.QUIET, _tr('It is bound to column "{column}".').format(column=node.column)))
    if value is not None:
        said += [say(Kind.HEADING, _tr("VALUE")), show(Kind.VALUE, _equal_value(node.id, value))]
    if gradient is None or session.graph.resolve_output() is None:
        return (*said, *_missing(session))
    return (*said, *tell_gradient(session, node.id), _tell_more(session, node.id))


def _tell_more(session: Session, id_: str) -> Paragraph:
    """Where a leaf is explained further."""
    text = _tr("Press {key} to take {id} as the only variable, {paths} to see its paths to {output}.")
    output = session.graph.resolve_output()
    return say(Kind.QUIET, text.format(key=DERIVATIVE_KEY, paths=PATHS_KEY, id=id_, output=output))


def _equal_value(id_: str, value: float) -> Equation:
    return equate(((write_name(id_, Tone.VALUE),), (write_number(value, Tone.VALUE),)))


def _tell_wire(session: Session, edge: Edge) -> Paragraphs:
    """A selected wire while every edge is live."""
    title = say(Kind.TITLE, _tr("Wire · {source} → {target}").format(source=edge.source, target=edge.target))
    operand = operand_title(session.graph.node(edge.target).operation, edge.port)
    said = [title, say(Kind.QUIET, _tr("operand {port} of {id}").format(port=operand, id=edge.target))]
    value, _ = node_numbers(session, edge.source)
    if value is not None:
        said += [say(Kind.HEADING, _tr("VALUE")), show(Kind.VALUE, _equal_value(edge.source, value))]
    return (*said, *_tell_sample(session), *(tell_edge(session, edge) or _missing(session)))


def _tell_whole(session: Session) -> Paragraphs:
    output = session.graph.resolve_output()
    said = [say(Kind.TITLE, _tr("Every edge is live"))]
    value, gradient = (None, None) if output is None else node_numbers(session, output)
    if output is not None and value is not None:
        said.append(show(Kind.VALUE, _equal_value(output, value)))
    if gradient is None:
        # Else none is missing; to find that out takes long in a large graph.
        said += _missing(session)
    said += [
        say(
            Kind.PLAIN,
            _tr("Above a wire its value, which flows forward; below it the gradient, which flows back."),
        ),
        say(
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
        return (say(Kind.PLAIN, _tr("No gradients yet: {reason}.").format(reason=translate_error(error))),)
    return ()


def _title_of(node: Node) -> str:
    title = operation_title(node.operation)
    return title[:1].upper() + title[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Explanation", text)
