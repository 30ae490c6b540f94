"""What the path lens says: how many paths there are, what they sum to, and what each mode costs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from guibp.engine.gradient_paths import GradientPaths
from guibp.engine.mode_costs import ModeCosts
from guibp.explain.equations import Piece, Tone, equate, write_number, write_partial
from guibp.explain.path_product import show_count
from guibp.gui.panels.paragraphs import Kind, Paragraphs, say, show
from guibp.gui.walking import find_missing
from guibp.model.graph import Graph


def invite(graph: Graph) -> Paragraphs:
    """What to do, where there is nothing to tell."""
    missing = find_missing(graph)
    text = _tr("No gradients yet: {reason}.").format(reason=missing) if missing else _tr("Select a node.")
    about = _tr("You see every way from it to the output, and what each carries back.")
    return (say(Kind.PLAIN, text), say(Kind.QUIET, about))


def tell_paths(id_: str, output: str, paths: GradientPaths, row: int | None) -> Paragraphs:
    """How many paths there are and what their products sum to; ``row`` counts from 0."""
    title = say(Kind.TITLE, _tr("Paths from {id} to {output}").format(id=id_, output=output))
    if paths.count == 0:
        return (
            title,
            say(
                Kind.PLAIN,
                _tr("There is none: {output} does not depend on {id}.").format(id=id_, output=output),
            ),
        )
    total = (write_number(paths.total, Tone.GRADIENT),)
    sample = (
        ()
        if row is None
        else (say(Kind.QUIET, _tr("In the numbers of sample {sample}.").format(sample=row + 1)),)
    )
    rule = _tr("Along a path the local gradients are multiplied. The sum over all paths is the gradient.")
    return (
        title,
        *sample,
        say(Kind.HEADING, _tr("HOW MANY")),
        say(Kind.PLAIN, show_count(paths.count)),
        say(Kind.HEADING, _tr("SUM OF THEIR PRODUCTS")),
        show(
            Kind.GRADIENT,
            equate(
                ((write_partial(output, id_, Tone.GRADIENT),), (Piece("Σ", r"\sum", Tone.GRADIENT),), total)
            ),
        ),
        say(Kind.QUIET, rule),
        say(Kind.HEADING, _tr("THE LARGEST FIRST")),
    )


def tell_unreached(id_: str, output: str, paths: GradientPaths) -> Paragraphs:
    """How many paths there are, of a node whose gradient the walk has not computed yet."""
    return (
        say(Kind.TITLE, _tr("Paths from {id} to {output}").format(id=id_, output=output)),
        say(Kind.HEADING, _tr("HOW MANY")),
        say(Kind.PLAIN, show_count(paths.count)),
        say(Kind.HEADING, _tr("SUM OF THEIR PRODUCTS")),
        say(Kind.PLAIN, _tr("Not computed yet: the backward pass has not reached {id}.").format(id=id_)),
        say(Kind.QUIET, _tr("Step on, and the paths show what each carries back.")),
    )


def tell_costs(id_: str, paths: GradientPaths, costs: ModeCosts) -> Paragraphs:
    """What gradients cost path by path, in forward and in reverse mode, and why reverse wins."""
    lines = (
        _tr("Path by path, for {id} alone: {count}").format(id=id_, count=show_count(paths.multiplications)),
        _tr("Forward mode, a pass for each of {leaves} leaves: {count}").format(
            leaves=costs.leaves, count=show_count(costs.forward)
        ),
        _tr("Reverse mode, one pass for all leaves: {count}").format(count=show_count(costs.reverse)),
    )
    why = (
        _tr(
            "Reverse mode adds up at each node what all paths behind it share, and multiplies once on "
            "every edge. That one pass gives the gradient of every leaf; forward mode starts anew for each."
        )
        if costs.forward > costs.reverse
        else _tr("With a single leaf both modes multiply once on every edge. With more, reverse mode wins.")
    )
    return (
        say(Kind.HEADING, _tr("MULTIPLICATIONS")),
        *(say(Kind.PLAIN, line) for line in lines),
        say(Kind.QUIET, why),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Paths", text)
