"""The training loop's lines: optimiser, schedule and batches in the formulas of the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guibp.engine.batches import ROWS_AT_ONCE
from guibp.engine.optimizers import RULES, UpdateRule
from guibp.engine.training_settings import TrainingPlan
from guibp.export.code.expressions import Dialect, write_expression
from guibp.export.code.plan import Plan
from guibp.model.formula import Term, parse_formula
from guibp.model.schedules import Schedule, ScheduleKind

INDENT = "    "
_MEANINGS = {
    "m": "what is remembered of a parameter's gradients",
    "v": "what is remembered of their squares",
}


def write_settings(plan: TrainingPlan) -> Iterator[str]:
    """Steps and learning rate as the user has them, and what the optimiser and the schedule are."""
    yield f"steps = {plan.steps}"
    yield f"learning_rate = {plan.controls.learning_rate!r}"
    if not plan.controls.penalty.is_nothing:
        yield "# Penalties on the weights: l1 * |w| + l2 / 2 * w**2, of which steps feel the gradient."
        yield f"l1, l2 = {plan.controls.penalty.l1!r}, {plan.controls.penalty.l2!r}"
    yield f"# Optimiser: {plan.controls.optimizer}; learning-rate schedule: {plan.controls.schedule}"


def write_rate(schedule: Schedule) -> str:
    """The learning rate of a step (from 0), as an expression in ``learning_rate`` and ``step``."""
    match schedule.kind:
        case ScheduleKind.CONSTANT:
            return "learning_rate"
        case ScheduleKind.STEP:
            return f"learning_rate * {schedule.factor!r} ** (step // {schedule.steps})"
        case ScheduleKind.EXPONENTIAL:
            return f"learning_rate * {schedule.factor!r} ** step"
        case ScheduleKind.COSINE:
            wave = f"math.cos(math.pi * min(step / {schedule.steps}, 1.0))"
            return f"learning_rate * 0.5 * (1.0 + {wave})"
        case ScheduleKind.WARMUP:
            return f"learning_rate * min((step + 1) / {schedule.steps}, 1.0)"


def needs_math(plan: TrainingPlan) -> bool:
    """Whether the schedule is written with Python's own functions."""
    return plan.controls.schedule.kind is ScheduleKind.COSINE


def name_trained(plan: Plan) -> str:
    """What a loop over the parameters that are trained goes through."""
    return "trained" if plan.frozen else "parameters"


def has_weights(plan: Plan) -> bool:
    """Whether a penalty is on any of what is trained."""
    return any(leaf.id in plan.weights for leaf in plan.trained)


def write_chosen(plan: Plan) -> Iterator[str]:
    """Which parameters are trained, and which penalised, where that are not all or none."""
    if plan.frozen:
        yield "# The other parameters are frozen: no step moves them."
        yield from write_list("trained", (leaf.name for leaf in plan.trained))
    if has_weights(plan):
        yield "# Weights are multiplied with something; biases are not penalised."
        yield from write_list("weights", (leaf.name for leaf in plan.trained if leaf.id in plan.weights))


def write_list(name: str, items: Iterable[str]) -> Iterator[str]:
    """A list of names, one line each."""
    yield f"{name} = ["
    for item in items:
        yield f'{INDENT}"{item}",'
    yield "]"


def write_pull(parameter: str, dialect: Dialect) -> str:
    """What the penalties add to the gradient of a weight."""
    return f"(l1 * {dialect.functions['sign'].format(parameter)} + l2 * {parameter})"


def write_memories(plan: TrainingPlan) -> Iterator[str]:
    """What the optimiser remembers of every parameter, 0 at the start."""
    rule = RULES[plan.controls.optimizer]
    for name in _remembered(rule):
        yield f"{name} = dict.fromkeys(parameters, 0.0)  # {_MEANINGS[name]}"


def write_update(
    plan: Plan, dialect: Dialect, gradient: str, parameter: str = "parameters[name]"
) -> Iterator[str]:
    """One step's change of all parameters that are trained, in a loop over ``step``.

    ``gradient`` and ``parameter`` are the expressions for those of one ``name``.
    """
    controls = plan.training.controls
    rule = RULES[controls.optimizer]
    yield f"rate = {write_rate(controls.schedule)}"
    if rule.scales:
        yield "t = step + 1"
    for name, text in rule.scales:
        yield f"{name} = {write_expression(parse_formula(text).result, {}, dialect)}"
    yield f"for name in {name_trained(plan)}:"
    yield f"{INDENT}g = {gradient}"
    if has_weights(plan):
        yield f"{INDENT}if name in weights:"
        yield f"{INDENT * 2}g = g + {write_pull(parameter, dialect)}"
    words = {name: f"{name}[name]" for name in ("m", "v")} | {"p": parameter}
    for name in _remembered(rule):
        yield f"{INDENT}{words[name]} = {write_expression(_term(getattr(rule, name)), words, dialect)}"
    yield f"{INDENT}{parameter} = {write_expression(_term(rule.parameter), words, dialect)}"


def _remembered(rule: UpdateRule) -> list[str]:
    return [name for name in ("m", "v") if getattr(rule, name) != name]


def _term(text: str) -> Term:
    return parse_formula(text).result


def write_batches(plan: TrainingPlan, samples: int) -> Iterator[str]:
    """A generator of each step's rows, in the very order in which guibp takes them; numpy is ``np``."""
    size = plan.batching.size
    if size is None:
        return
    yield "def draw_batches():"
    yield f'{INDENT}"""The rows of each step: all of them once an epoch, in an order that is drawn anew."""'
    yield f"{INDENT}block = 0"
    yield f"{INDENT}while True:"
    yield f"{INDENT * 2}generator = np.random.default_rng(({plan.batching.seed}, block))"
    epochs = max(1, ROWS_AT_ONCE // samples)
    yield f"{INDENT * 2}rows = np.tile(np.arange({samples}, dtype=np.int32), ({epochs}, 1))"
    yield f"{INDENT * 2}for order in generator.permuted(rows, axis=1):"
    yield f"{INDENT * 3}for first in range(0, {samples}, {min(size, samples)}):"
    yield f"{INDENT * 4}yield order[first : first + {min(size, samples)}]"
    yield f"{INDENT * 2}block += 1"
