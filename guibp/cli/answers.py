"""What the commands answer, as JSON objects and as lines for a reader."""

from __future__ import annotations

import argparse
import codecs
import json
import sys
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from guibp.engine.evaluation import Evaluation
from guibp.engine.gradient_check import GradientCheck
from guibp.engine.stepper import Phase
from guibp.engine.tape import Floats
from guibp.engine.training import TrainingResult
from guibp.explain.steps import ExplainedStep
from guibp.model.atomic_file import replace_file
from guibp.model.errors import one_line
from guibp.model.numbers_text import json_number, show_number

Quantity = float | Floats | None
"""A number, one for each sample, or what is not computed."""

Json = Mapping[str, object] | list[object]


def print_json(answer: Json) -> None:
    """One JSON value on standard output."""
    # JSON is UTF-8: what another encoding lacks, or writes in its own way, is escaped.
    encoding = codecs.lookup(getattr(sys.stdout, "encoding", None) or "ascii").name
    print(json.dumps(answer, ensure_ascii=encoding != "utf-8", allow_nan=False))


def print_utf8(text: str) -> None:
    """Scripts are UTF-8 whatever the terminal's own encoding is: a file is often made by a redirection."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    buffer.write(text.encode("utf-8"))
    buffer.flush()


def give_text(arguments: argparse.Namespace, text: str, told: Mapping[str, object]) -> None:
    """A text to the file that was asked for, or on standard output; its JSON begins with what is ``told``."""
    data = text.encode("utf-8")
    if arguments.output is not None:
        replace_file(arguments.output, data)
    if arguments.json:
        what = {"text": text} if arguments.output is None else written_answer(arguments.output, data)
        print_json({**told, **what})
    elif arguments.output is None:
        print_utf8(text)


def print_answer(as_json: Json, lines: Iterable[str], *, is_json: bool) -> None:
    """One of both on standard output."""
    if is_json:
        print_json(as_json)
        return
    for line in lines:
        # An id may hold what a terminal takes for a command.
        print(one_line(line))


def plain(quantity: Quantity) -> object:
    """A number as JSON can hold it: non-finite ones as strings, per-sample ones as lists."""
    if quantity is None:
        return None
    if isinstance(quantity, np.ndarray):
        return [plain(number) for number in quantity.tolist()]
    return json_number(float(quantity))


def shown(quantity: Quantity) -> str:
    """A quantity in a line: an en dash if it is not computed."""
    if quantity is None:
        return "–"
    if isinstance(quantity, np.ndarray):
        return "[" + ", ".join(show_number(number) for number in quantity.tolist()) + "]"
    return show_number(float(quantity))


def evaluation_answer(evaluation: Evaluation) -> Json:
    """The JSON of ``eval``."""
    nodes = {
        node.id: {
            "op": node.op,
            "value": plain(evaluation.value(node.id)),
            "gradient": plain(evaluation.gradient(node.id)),
        }
        for node in evaluation.tape.nodes
    }
    edges = [
        {
            "source": edge.source,
            "target": edge.target,
            "port": edge.port,
            "value": plain(evaluation.value(edge.source)),
            "gradient": plain(evaluation.edge_gradient(edge.source, edge.target, edge.port)),
        }
        for edge in evaluation.tape.graph_edges
    ]
    return {"output": evaluation.tape.output, "nodes": nodes, "edges": edges}


def evaluation_lines(evaluation: Evaluation) -> Iterable[str]:
    """The table of ``eval``."""
    rows = [("node", "operation", "value", "gradient")]
    rows += [
        (node.id, node.op, shown(evaluation.value(node.id)), shown(evaluation.gradient(node.id)))
        for node in evaluation.tape.nodes
    ]
    yield from table(rows)
    rows = [("edge", "port", "value", "gradient")]
    for edge in evaluation.tape.graph_edges:
        gradient = evaluation.edge_gradient(edge.source, edge.target, edge.port)
        name = f"{edge.source} → {edge.target}"
        rows.append((name, str(edge.port), shown(evaluation.value(edge.source)), shown(gradient)))
    if len(rows) > 1:
        yield ""
        yield from table(rows)


def steps_answer(steps: Iterable[ExplainedStep]) -> Json:
    """The JSON of ``steps``."""
    return [_step_answer(step) for step in steps]


def _step_answer(step: ExplainedStep) -> Json:
    head: dict[str, object] = {"index": step.index, "phase": str(step.phase), "node": step.node}
    told: dict[str, object] = {"text": step.text, "latex": step.latex}
    if step.phase is Phase.FORWARD:
        return head | {"value": plain(step.value)} | told
    edges = [
        {
            "source": edge.source,
            "target": edge.target,
            "port": edge.port,
            "local": plain(edge.local),
            "gradient": plain(edge.gradient),
        }
        for edge in step.edges
    ]
    return head | {"upstream": plain(step.upstream)} | told | {"edges": edges}


def steps_lines(steps: Iterable[ExplainedStep]) -> Iterable[str]:
    """A line for each step, with the pass that it belongs to as heading."""
    phase = None
    for step in steps:
        if step.phase is not phase:
            phase = step.phase
            yield f"{phase} pass"
        yield f"{step.index + 1:4d}  {step.text}"


def training_answer(result: TrainingResult) -> Json:
    """The JSON of ``train``."""
    losses: dict[str, object] = {
        "losses": {"first": plain(_first_loss(result)), "last": plain(result.final_loss)}
    }
    if result.held_out_loss is not None:
        first, last = plain(_first_held_out(result)), plain(result.held_out_loss)
        losses["held_out_losses"] = {"first": first, "last": last}
    return {
        "steps": result.steps,
        **losses,
        "parameters": {id_: plain(value) for id_, value in result.parameters.items()},
        "predictions": {id_: plain(np.atleast_1d(value)) for id_, value in result.predictions.items()},
    }


def _first_loss(result: TrainingResult) -> float:
    return float(result.losses[0]) if len(result.losses) else result.final_loss


def _first_held_out(result: TrainingResult) -> float | None:
    return float(result.held_out_losses[0]) if len(result.held_out_losses) else result.held_out_loss


def training_lines(result: TrainingResult) -> Iterable[str]:
    """A summary of ``train``."""
    first, last = shown(_first_loss(result)), shown(result.final_loss)
    yield f"{result.steps} steps, loss {first} → {last}"
    if result.held_out_loss is not None:
        yield f"held-out rows: loss {shown(_first_held_out(result))} → {shown(result.held_out_loss)}"
    yield ""
    yield from table(
        [("parameter", "value"), *((id_, shown(value)) for id_, value in result.parameters.items())]
    )
    for id_, values in result.predictions.items():
        yield ""
        yield f"{id_} = {shown(values)}"


def written_answer(name: str, data: bytes) -> dict[str, object]:
    """The JSON of a command that wrote a file."""
    return {"file": name, "bytes": len(data)}


def check_answer(check: GradientCheck) -> Json:
    """The JSON of ``check``."""
    nodes = [
        {
            "node": node.node,
            "backprop": plain(node.backprop),
            "numeric": plain(node.numeric),
            "relative_error": plain(node.relative_error),
        }
        for node in check.nodes
    ]
    return {"max_relative_error": plain(check.max_relative_error), "nodes": nodes}


def check_lines(check: GradientCheck) -> Iterable[str]:
    """The table of ``check``."""
    rows = [("node", "back-propagation", "central difference", "relative error")]
    rows += [
        (node.node, shown(node.backprop), shown(node.numeric), f"{node.relative_error:.1e}")
        for node in check.nodes
    ]
    yield from table(rows)


def table(rows: Sequence[tuple[str, ...]]) -> Iterable[str]:
    """Rows as columns that line up."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
