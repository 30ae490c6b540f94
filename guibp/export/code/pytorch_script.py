"""A graph as a PyTorch script: autograd in float64, trained by torch.optim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guibp.engine.optimizers import OptimizerKind
from guibp.export.code import training_text
from guibp.export.code.autograd_parts import write_called, write_forward
from guibp.export.code.expressions import Dialect
from guibp.export.code.plan import Plan
from guibp.export.code.script_parts import (
    gather,
    is_batched,
    name_learned,
    take_batch,
    write_dictionaries,
    write_drawing,
    write_ending,
    write_show,
    write_split,
)
from guibp.export.code.training_text import INDENT
from guibp.model.schedules import CONSTANT

DIALECT = Dialect(
    {
        "exp": "torch.exp({0})",
        "log": "torch.log({0})",
        "tanh": "torch.tanh({0})",
        "mean": "torch.mean({0})",
        "sum": "torch.sum({0})",
        "relu": "torch.relu({0})",
        "sign": "torch.sign({0})",
        "sigmoid": "torch.sigmoid({0})",
    }
)
RESERVED = ("torch", "np", "cross_entropy", "logit_cross_entropy")
# The update rules of the engine are those of torch.optim, with the same constants.
_OPTIMIZERS: Mapping[OptimizerKind, str] = {
    OptimizerKind.SGD: "SGD({}, lr=learning_rate)",
    OptimizerKind.MOMENTUM: "SGD({}, lr=learning_rate, momentum=0.9)",
    OptimizerKind.NESTEROV: "SGD({}, lr=learning_rate, momentum=0.9, nesterov=True)",
    OptimizerKind.RMSPROP: "RMSprop({}, lr=learning_rate, alpha=0.99, eps=1e-8)",
    OptimizerKind.ADAM: "Adam({}, lr=learning_rate, betas=(0.9, 0.999), eps=1e-8)",
}
_HELPERS: Mapping[str, str] = {
    "cross_entropy": '''
def cross_entropy(p, t):
    """-(t*log(p) + (1 - t)*log(1 - p)), where 0*log(0) is 0, also in the gradient."""
    hit = torch.log(torch.where((t == 0) & (p == 0), 1.0, p))
    miss = torch.log1p(-torch.where((t == 1) & (p == 1), 0.0, p))
    return -(t * hit + (1 - t) * miss)''',
    "logit_cross_entropy": '''
def logit_cross_entropy(z, t):
    """The cross-entropy of sigmoid(z), exact when the sigmoid is 0 or 1 to all digits."""
    log_sigmoid = torch.nn.functional.logsigmoid
    return -(t * log_sigmoid(z) + (1 - t) * log_sigmoid(-z))''',
}


def write_pytorch(plan: Plan) -> str:
    """The script."""
    body = list(write_forward(plan, DIALECT, "torch", "torch.tensor({})"))
    parts = [
        _write_head(plan),
        write_dictionaries(plan, "torch.tensor({}, requires_grad=True)", "torch.tensor({})"),
        list(write_called(_HELPERS, body)),
        ["", "", *body, "", "", *_write_differentiating(plan)],
        ["", "", *write_show("{}.tolist()")],
        list(write_drawing(plan)),
        list(write_split(plan, "column[rows]")),
        ["", "", f"values, gradients = differentiate(forward({gather(plan, name_learned(plan))}))"],
        ["show(values, gradients)"],
        ["", *_write_training(plan)] if plan.trained else [],
    ]
    return "\n".join(line for part in parts for line in part) + "\n"


def _write_head(plan: Plan) -> list[str]:
    return [
        '"""A computational graph that was built in guibp, in PyTorch: autograd does the backward pass."""',
        "",
        *(["import math", ""] if training_text.needs_math(plan.training) else []),
        *(["import numpy as np"] if is_batched(plan) else []),
        "import torch",
        "",
        "torch.set_default_dtype(torch.float64)",
    ]


def _write_differentiating(plan: Plan) -> Iterator[str]:
    yield "def differentiate(values):"
    yield f'{INDENT}"""The backward pass; the gradients of intermediate results are kept too."""'
    if plan.output in plan.wanting:
        yield f"{INDENT}wanting = {{name: value for name, value in values.items() if value.requires_grad}}"
        yield f"{INDENT}for value in wanting.values():"
        yield f"{INDENT * 2}value.retain_grad()"
        yield f'{INDENT}values["{plan.names[plan.output]}"].sum().backward()'
        for id_ in sorted(plan.passed_by & plan.wanting):
            yield f"{INDENT}# Its cross-entropy reads the logit: that gradient goes past the sigmoid."
            yield f'{INDENT}del wanting["{plan.names[id_]}"]'
        for id_ in sorted(plan.partial):
            yield f"{INDENT}# Used as a row and in its layer, or not at all: this is not its whole gradient."
            yield f'{INDENT}del wanting["{plan.names[id_]}"]'
        yield f"{INDENT}return values, {{name: value.grad for name, value in wanting.items()}}"
    else:
        yield f"{INDENT}return values, {{}}"


def _write_training(plan: Plan) -> Iterator[str]:
    settings = plan.training
    output = plan.names[plan.output]
    moved = "[parameters[name] for name in trained]" if plan.frozen else "list(parameters.values())"
    optimizer = _OPTIMIZERS[settings.controls.optimizer].format(moved)
    yield "# Training: gradient descent on the output."
    yield from training_text.write_settings(settings)
    yield from training_text.write_chosen(plan)
    yield f"optimizer = torch.optim.{optimizer}"
    if is_batched(plan):
        yield "batches = draw_batches()"
    yield "losses = []"
    yield "for step in range(steps):"
    yield from take_batch(plan, "column[rows.tolist()]")
    if settings.controls.schedule != CONSTANT:
        rate = training_text.write_rate(settings.controls.schedule)
        yield f'{INDENT}optimizer.param_groups[0]["lr"] = {rate}'
    yield f"{INDENT}optimizer.zero_grad()"
    data = "batch" if is_batched(plan) else name_learned(plan)
    yield f'{INDENT}loss = forward({gather(plan, data)})["{output}"].sum()'
    yield f"{INDENT}losses.append(loss.item())"
    yield f"{INDENT}loss.backward()"
    yield from _write_penalty(plan)
    yield f"{INDENT}optimizer.step()"
    yield ""
    measured, held_out = (
        f'forward({gather(plan, name)})["{output}"].sum().item()'
        for name in (name_learned(plan), "held_out_data")
    )
    number = "value.tolist()" if plan.has_layers else "value.item()"
    yield from write_ending(measured, held_out if plan.splits_rows else "", number)


def _write_penalty(plan: Plan) -> Iterator[str]:
    if training_text.has_weights(plan):
        pull = training_text.write_pull("weight", DIALECT)
        yield f"{INDENT}with torch.no_grad():"
        yield f"{INDENT * 2}for weight in (parameters[name] for name in weights):"
        yield f"{INDENT * 3}weight.grad += {pull}"
