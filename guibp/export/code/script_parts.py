"""Parts that the scripts of all libraries share: leaves, what is printed, the training loop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill, indent

from guibp.export.code import training_text
from guibp.export.code.expressions import Dialect, write_expression
from guibp.export.code.layer_text import write_layer_value, write_matrix
from guibp.export.code.names import comment_on
from guibp.export.code.plan import Leaf, Matrix, Plan, Statement
from guibp.export.code.training_text import INDENT
from guibp.model.formula import Term, join_operands, parse_formula
from guibp.model.operations import OPERATIONS

WIDTH = 88
"""Longer lists are broken."""


def value_term(one: Statement) -> Term:
    """The value's formula, over the operands by their numbers."""
    return join_operands(parse_formula(OPERATIONS[one.op].short), len(one.operands))


def name_operands(plan: Plan, one: Statement) -> dict[str, str]:
    """What stands for the operands by their numbers, and for the value ``y``, in a formula."""
    words = {str(port): plan.names[source] for port, source in enumerate(one.operands)}
    return words | {"y": one.name}


def join_names(plan: Plan, ids: Iterable[str]) -> str:
    """Variables as arguments."""
    return ", ".join(plan.names[id_] for id_ in ids)


def write_value(plan: Plan, one: Statement, dialect: Dialect, library: str) -> str:
    """The value of an operation; a cross-entropy is a function that the script defines."""
    layered = write_layer_value(plan, one, library)
    if layered:
        return layered
    if one.id in plan.logits:
        return f"logit_cross_entropy({join_names(plan, (plan.logits[one.id], one.operands[1]))})"
    if one.op == "binary_cross_entropy":
        return f"cross_entropy({join_names(plan, one.operands)})"
    return write_expression(value_term(one), name_operands(plan, one), dialect)


def write_leaves(
    name: str, told: str, leaves: Iterable[Leaf | Matrix], pattern: str, matrix: str = ""
) -> list[str]:
    """A dictionary of numbers, one line each; ``pattern`` has the number at ``{}``.

    ``matrix`` has a matrix there, if that is written otherwise.
    """
    lines = [line for leaf in leaves for line in _write_leaf(leaf, pattern, matrix or pattern)]
    return ["", f"# {told}", f"{name} = {{", *lines, "}"] if lines else []


def write_dictionaries(plan: Plan, number: str, column: str, matrix: str = "") -> list[str]:
    """Data, inputs and parameters; the patterns have a number, a column or a matrix of them at ``{}``."""
    return [
        *write_leaves("data", "The data set: one number for each sample.", plan.columns, column),
        *write_leaves("inputs", "Inputs with a number of their own.", plan.inputs, number),
        *write_leaves("parameters", plan.told_of_parameters, plan.parameters, number, matrix),
    ]


def _write_leaf(leaf: Leaf | Matrix, pattern: str, matrix: str) -> Iterator[str]:
    if isinstance(leaf, Matrix):
        text = matrix.format("\n".join(write_matrix(leaf)))
        yield from f'{INDENT}"{leaf.name}": {text},'.split("\n")
        return
    yield f'{INDENT}"{leaf.name}": {pattern.format(write_numbers(leaf))},{comment_on(leaf.id, leaf.name)}'


def write_numbers(leaf: Leaf) -> str:
    """The number of a leaf, or the list of its numbers, as they read back bit for bit."""
    return repr(list(leaf.numbers)) if isinstance(leaf.numbers, tuple) else repr(leaf.numbers)


def name_leaves(plan: Plan) -> str:
    """The parameters of the function that computes."""
    return ", ".join(leaf.name for leaf in (*plan.parameters, *plan.inputs, *plan.columns))


def write_names(names: Iterable[str], prefix: str = "") -> str:
    """A dictionary of variables under their names."""
    pairs = [f'"{name}": {prefix}{name}' for name in names]
    text = ", ".join(pairs)
    if len(text) <= WIDTH:
        return f"{{{text}}}"
    lines = fill(text.replace(": ", ":\0"), WIDTH, break_long_words=False, break_on_hyphens=False)
    inside = indent(lines.replace("\0", " "), INDENT * 2)
    return f"{{\n{inside},\n{INDENT}}}"


def write_values(plan: Plan) -> str:
    """The dictionary of what is shown."""
    shown = [one.name for one in plan.shown]
    # A document may name a leaf as its output.
    return write_names(shown or [plan.names[plan.output]])


def gather(plan: Plan, data: str = "data") -> str:
    """The arguments of a call: everything under its name."""
    parts = ["**parameters"] if plan.parameters else []
    parts += ["**inputs"] if plan.inputs else []
    parts += [f"**{data}"] if plan.columns else []
    return ", ".join(parts)


def write_show(number: str, gradient: str = "") -> Iterator[str]:
    """The function that prints a line for every node; ``number`` makes Python's own of what is at ``{}``.

    ``gradient`` does it for gradients, if that is done otherwise.
    """
    yield "def show(values, gradients):"
    yield f'{INDENT}"""A line for every node: its value, and the gradient of the output by it."""'
    yield f"{INDENT}for name, value in values.items():"
    yield f'{INDENT * 2}line = f"{{name}} = {{{number.format("value")}}}"'
    yield f"{INDENT * 2}if name in gradients:"
    yield f'{INDENT * 3}line += f", gradient {{{(gradient or number).format("gradients[name]")}}}"'
    yield f"{INDENT * 2}print(line)"


def is_batched(plan: Plan) -> bool:
    """Whether a step takes some of the samples alone."""
    return plan.training.batching.size is not None and bool(plan.columns)


def write_drawing(plan: Plan) -> Iterator[str]:
    """The generator of batches, if there are any."""
    if is_batched(plan):
        samples = _count_samples(plan) - len(plan.held_out)
        yield from ("", "", *training_text.write_batches(plan.training, samples))


def _count_samples(plan: Plan) -> int:
    numbers = plan.columns[0].numbers
    return len(numbers) if isinstance(numbers, tuple) else 1


def name_learned(plan: Plan) -> str:
    """The data that steps learn from."""
    return "training_data" if plan.splits_rows else "data"


def write_split(plan: Plan, column: str) -> Iterator[str]:
    """The data split into what is counted and what is held out; ``column`` cuts ``rows`` out of one."""
    if not plan.splits_rows:
        return
    yield ""
    yield "# No mean, sum or step counts the rows that are held out."
    yield f"held_out_rows = {list(plan.held_out)!r}"
    yield f"training_rows = sorted(set(range({_count_samples(plan)})) - set(held_out_rows))"
    for part in ("training", "held_out"):
        cut = column.replace("rows", f"{part}_rows")
        yield f"{part}_data = {{name: {cut} for name, column in data.items()}}"


def take_batch(plan: Plan, column: str) -> Iterator[str]:
    """The rows of one step, within the loop; ``column`` cuts ``rows`` out of a ``column``."""
    if is_batched(plan):
        yield f"{INDENT}rows = next(batches)"
        yield f"{INDENT}batch = {{name: {column} for name, column in {name_learned(plan)}.items()}}"


def write_training(plan: Plan, dialect: Dialect, loss: str) -> Iterator[str]:
    """Settings and loop of a script whose ``compute`` gives values and gradients.

    ``loss`` makes Python's own number of the output at ``{}``.
    """
    settings = plan.training
    measured = loss.format(f'values["{plan.names[plan.output]}"]')
    yield "# Training: gradient descent on the output."
    yield from training_text.write_settings(settings)
    yield from training_text.write_chosen(plan)
    yield from training_text.write_memories(settings)
    if is_batched(plan):
        yield "batches = draw_batches()"
    yield "losses = []"
    yield "for step in range(steps):"
    yield from take_batch(plan, "column[rows]")
    data = "batch" if is_batched(plan) else name_learned(plan)
    yield f"{INDENT}values, gradients = compute({gather(plan, data)})"
    yield f"{INDENT}losses.append({measured})"
    update = training_text.write_update(plan, dialect, gradient="gradients[name]")
    yield from (f"{INDENT}{line}" for line in update)
    yield ""
    yield f"values, gradients = compute({gather(plan, name_learned(plan))})"
    held_out = f'compute({gather(plan, "held_out_data")})[0]["{plan.names[plan.output]}"]'
    number = "value.tolist()" if plan.has_layers else "float(value)"
    yield from write_ending(measured, loss.format(held_out) if plan.splits_rows else "", number)


def write_ending(measured: str, held_out: str, number: str) -> Iterator[str]:
    """What is printed after a training; ``held_out`` measures the rows held out, empty without any."""
    yield f"final_loss = {measured}"
    yield 'print(f"after {steps} steps the loss is {final_loss}")'
    if held_out:
        yield f"held_out_loss = {held_out}"
        yield 'print(f"of the rows held out the loss is {held_out_loss}")'
    yield "for name, value in parameters.items():"
    yield f'{INDENT}print(f"{{name}} = {{{number}}}")'
