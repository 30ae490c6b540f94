"""What the explanation panel says of gradients: upstream and local, sums over branches and samples."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from guibp.engine.stepper import Step, StepEdge, list_steps_of
from guibp.explain.chain_rule import ChainRule, SampleSum, is_exact_beside
from guibp.explain.equations import (
    Equation,
    Piece,
    Tone,
    equate,
    write_number,
    write_partial,
)
from guibp.explain.sigmoid_chain import tell_sigmoid_chain
from guibp.gui.panels.paragraphs import Kind, Paragraph, Paragraphs, say, show
from guibp.gui.panels.readings import node_numbers
from guibp.gui.session import Session
from guibp.model.numbers_text import show_number, with_minus_sign
from guibp.model.records import Edge

NUDGE = 0.01
"""By how much a node is imagined to grow."""
FEW_EDGES = 8
"""Up to so many operands, each gets its lines; of more the first."""


def tell_backward(session: Session, step: Step, rule: ChainRule) -> Paragraphs:
    """How the gradient passes a node: upstream, local, and their product for every operand."""
    edges = step.edges[:FEW_EDGES]
    said = [
        say(Kind.QUIET, _where_from(session, step.node)),
        say(Kind.HEADING, _tr("UPSTREAM")),
        show(Kind.GRADIENT, rule.tell_upstream(step)),
        say(Kind.HEADING, _tr("LOCAL")),
        show(Kind.LOCAL, *_without_repeats(rule.tell_local(step, edge) for edge in edges)),
        say(Kind.HEADING, _tr("DOWNSTREAM = UPSTREAM × LOCAL")),
        show(Kind.RESULT, *(rule.tell_edge(step, edge) for edge in edges)),
    ]
    if len(step.edges) > len(edges):
        said.append(_more(len(step.edges) - len(edges)))
    told = [
        edge for edge in edges if rule.is_whole(edge) and session.graph.node(edge.source).operation.is_leaf
    ]
    output = session.graph.resolve_output()
    if output is not None:
        said += [say(Kind.PLAIN, tell_nudge(edge.source, output, edge.gradient)) for edge in told]
    return (*said, *_tell_exact(step, edges))


def tell_sums_so_far(step: Step, rule: ChainRule, passed: frozenset[str]) -> Paragraphs:
    """For operands that feed several nodes: what has come back by now, and what is still to come."""
    sources = dict.fromkeys(edge.source for edge in step.edges[:FEW_EDGES])
    sums = [total for id_ in sources if (total := rule.tell_sum_so_far(id_, passed)) is not None]
    if not sums:
        return ()
    return (say(Kind.HEADING, _tr("SUM OVER THE BRANCHES")), show(Kind.GRADIENT, *sums))


def tell_shared(session: Session, step: Step, rule: ChainRule) -> Paragraphs:
    """Of the first operand that all samples share: what each of them adds to its gradient."""
    output = session.graph.resolve_output()
    for edge in step.edges[:FEW_EDGES]:
        summed = rule.sum_samples(edge.source) if session.graph.node(edge.source).operation.is_leaf else None
        if summed is not None and output is not None:
            words = tell_nudge(edge.source, output, summed.total)
            return (*_tell_samples(edge.source, output, summed), say(Kind.PLAIN, words))
    return ()


def tell_gradient(session: Session, id_: str) -> Paragraphs:
    """How the gradient of a node comes about, and what it means."""
    value, gradient = node_numbers(session, id_)
    output = session.graph.resolve_output()
    if gradient is None or output is None or value is None:
        return ()
    rule = ChainRule(session.evaluation, session.row)
    story = rule.tell_gradient(id_) if session.sample is not None else None
    summed = rule.sum_samples(id_)
    said = [say(Kind.HEADING, _tr("GRADIENT"))]
    if story is None:
        whole = (write_partial(output, id_, Tone.GRADIENT),)
        said.append(show(Kind.GRADIENT, equate((whole, (write_number(gradient, Tone.GRADIENT),)))))
    else:
        said.append(show(Kind.GRADIENT, *_without_repeats(story.branches)))
        if story.hidden:
            said.append(_more(story.hidden))
        if story.total is not None:
            said += _tell_total(session, id_, story.total)
    if id_ == output:
        return tuple(said)
    whole_gradient = gradient if summed is None else summed.total
    words = say(Kind.PLAIN, tell_nudge(id_, output, whole_gradient))
    return (*said, *_tell_samples(id_, output, summed), words)


def tell_edge(session: Session, edge: Edge) -> Paragraphs:
    """How the gradient on one edge comes about."""
    steps = list_steps_of(session.evaluation, edge.target, session.row)
    found = [one for step in steps for one in step.edges if one.port == edge.port]
    if not found or session.evaluation.edge_gradients is None:
        return ()
    rule = ChainRule(session.evaluation, session.row)
    return (
        say(Kind.HEADING, _tr("UPSTREAM")),
        show(Kind.GRADIENT, rule.tell_upstream(steps[-1])),
        say(Kind.HEADING, _tr("LOCAL")),
        show(Kind.LOCAL, rule.tell_local(steps[-1], found[0])),
        say(Kind.HEADING, _tr("DOWNSTREAM = UPSTREAM × LOCAL")),
        show(Kind.RESULT, rule.tell_edge(steps[-1], found[0])),
        *_tell_exact(steps[-1], (found[0],)),
    )


def tell_sigmoid(session: Session, id_: str) -> Paragraphs:
    """Of a sigmoid that is taken apart: its four local gradients multiply to σ(1 − σ)."""
    if session.graph.node(id_).op == "sigmoid":
        return (say(Kind.QUIET, _tr("Take it apart with Ctrl+E to see where σ(1 − σ) comes from.")),)
    chain = tell_sigmoid_chain(session.graph, session.evaluation, id_, session.row)
    if chain is None or session.sample is None:
        return ()
    return (
        say(Kind.HEADING, _tr("THE SIGMOID IN PARTS")),
        show(Kind.LOCAL, *chain.parts),
        say(Kind.PLAIN, _tr("Multiplied, the four local gradients are the slope of the whole sigmoid:")),
        show(Kind.LOCAL, chain.product),
        say(Kind.PLAIN, _tr("The same number comes from σ(1 − σ):")),
        show(Kind.LOCAL, chain.whole),
        say(Kind.QUIET, _tr("So what lies outside keeps its values and gradients, apart or in one.")),
    )


def tell_nudge(id_: str, output: str, gradient: float) -> str:
    """What the gradient means, in words."""
    if gradient == 0:
        return _tr("If {id} grows a little, {output} stays as it is.").format(id=id_, output=output)
    by = show_number(abs(gradient) * NUDGE)
    text = (
        _tr("If {id} grows by {nudge}, {output} grows by about {by}.")
        if gradient > 0
        else _tr("If {id} grows by {nudge}, {output} falls by about {by}.")
    )
    return text.format(id=id_, nudge=show_number(NUDGE), output=output, by=with_minus_sign(by))


def _tell_total(session: Session, id_: str, total: Equation) -> list[Paragraph]:
    said = [say(Kind.HEADING, _tr("SUM OVER THE BRANCHES")), show(Kind.GRADIENT, total)]
    targets = [edge.target for edge in session.graph.consumers(id_)]
    twice = [target for target in dict.fromkeys(targets) if targets.count(target) > 1]
    if twice:
        text = _tr("{id} is an operand of {target} more than once: each wire counts by itself.")
        said.append(say(Kind.QUIET, text.format(id=id_, target=twice[0])))
    return said


def _tell_samples(id_: str, output: str, summed: SampleSum | None) -> Paragraphs:
    """The sum over the samples, row by row."""
    if summed is None:
        return ()
    rows = [
        equate(((_label(row),), (write_number(share, Tone.GRADIENT),)))
        for row, share in enumerate(summed.shares, start=1)
    ]
    total = equate(
        (
            (write_partial(output, id_, Tone.GRADIENT),),
            (Piece("Σ", r"\sum", Tone.GRADIENT),),
            (write_number(summed.total, Tone.GRADIENT),),
        )
    )
    said = [
        say(Kind.HEADING, _tr("SUM OVER THE SAMPLES")),
        say(Kind.QUIET, _tr("All samples share {id}: each adds its part.").format(id=id_)),
        show(Kind.GRADIENT, *rows),
    ]
    if summed.hidden:
        said.append(say(Kind.QUIET, _tr("… {count} more samples …").format(count=summed.hidden)))
    return (*said, show(Kind.RESULT, total))


def _label(row: int) -> Piece:
    text = _tr("sample {number}").format(number=row)
    return Piece(text, rf"\text{{{text}}}", Tone.QUIET)


def _tell_exact(step: Step, edges: tuple[StepEdge, ...]) -> Paragraphs:
    if not any(is_exact_beside(edge, step.upstream or 0.0) for edge in edges):
        return ()
    text = _tr(
        "The product leaves the range of numbers. Sigmoid and cross-entropy are differentiated "
        "together here, so the gradient is exact all the same."
    )
    return (say(Kind.PLAIN, text),)


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


def _more(count: int) -> Paragraph:
    return say(Kind.QUIET, _tr("… and {count} more").format(count=count))


def _without_repeats(equations: Iterable[Equation]) -> tuple[Equation, ...]:
    """Each equation once: two wires from one node to another tell the same."""
    return tuple(dict.fromkeys(equations))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Explanation", text)
