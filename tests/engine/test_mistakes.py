"""Mistakes on purpose: each breaks what it says and nothing else, and the engine stays right."""

from __future__ import annotations

import numpy as np
import pytest

from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import evaluate
from guibp.engine.gradient_check import check_gradients
from guibp.engine.mistaken_check import check_mistaken
from guibp.engine.mistaken_evaluation import evaluate_mistaken, unfuse
from guibp.engine.mistaken_training import MistakenTraining
from guibp.engine.mistakes import SEEN_BY_CHECK, WRONG_LOCALS, Fault, Mistake, list_faults
from guibp.engine.reading import read_sample
from guibp.engine.tape import Tape
from guibp.engine.training import train
from guibp.engine.training_settings import settle_training
from guibp.model.expression import parse
from guibp.model.operations import OPERATIONS
from guibp.model.presets import preset, presets

FAN = "x = param(3); p = 2*x; q = 5*x; f = p + q"


def tape_of(text: str) -> Tape:
    return unfuse(compile_tape(parse(text)))


def differing(tape: Tape, fault: Fault | None) -> list[str]:
    evaluation = evaluate_mistaken(tape, fault)
    return [check.node for check in check_mistaken(evaluation, fault) if check.differs]


@pytest.mark.parametrize("name", presets())
def test_without_a_mistake_the_numbers_are_the_engines(name: str) -> None:
    graph = preset(name)
    tape = unfuse(compile_tape(graph))
    mistaken, right = evaluate_mistaken(tape, None), evaluate(graph)
    for id_ in graph.nodes:
        for first, second in (
            (mistaken.value(id_), right.value(id_)),
            (mistaken.gradient(id_), right.gradient(id_)),
        ):
            assert first is not None
            assert second is not None
            assert np.allclose(first, second, rtol=1e-9, atol=1e-300)
    assert differing(tape, None) == []


@pytest.mark.parametrize("name", presets())
def test_the_check_sees_exactly_the_broken_gradients(name: str) -> None:
    tape = unfuse(compile_tape(preset(name)))
    right = evaluate_mistaken(tape, None)
    for fault in list_faults(tape):
        mistaken = evaluate_mistaken(tape, fault)
        changed = not np.allclose(right.slot_gradients(), mistaken.slot_gradients(), rtol=1e-5)
        assert bool(differing(tape, fault)) == (changed and fault.mistake in SEEN_BY_CHECK)


@pytest.mark.parametrize("op", sorted(WRONG_LOCALS))
def test_a_wrong_local_gradient_is_wrong_at_its_own_operands(op: str) -> None:
    first = "-0.3" if op == "relu" else "0.3"
    operands = ", ".join(("a", "b")[: len(OPERATIONS[op].operands)])
    if op == "mean":
        return  # of one sample it is right: n is 1
    tape = tape_of(f"a = {first}; b = 0.7; f = 3*{op}({operands})")
    node = next(node.id for node in tape.nodes if node.op == op)
    found = differing(tape, Fault(Mistake.WRONG_LOCAL, node))
    assert found
    assert node not in found


def test_a_product_of_many_is_wrong_for_all_of_them() -> None:
    tape = tape_of("a = 2; b = 3; c = 5; f = multiply(a, b, c)")
    assert set(differing(tape, Fault(Mistake.WRONG_LOCAL, "f"))) == {"a", "b", "c"}


def test_an_overwritten_branch_keeps_the_last_alone() -> None:
    tape = tape_of(FAN)
    evaluation = evaluate_mistaken(tape, Fault(Mistake.OVERWRITTEN_BRANCH, "x"))
    assert evaluation.gradient("x") == 2.0
    assert evaluation.edge_gradient("x", "q", 1) == 5.0
    assert differing(tape, Fault(Mistake.OVERWRITTEN_BRANCH, "x")) == ["x"]
    reading = read_sample(evaluation, 0)
    assert reading.node_gradients[tape.place_of["x"]] == 2.0


def test_a_forgotten_bias_changes_the_value_and_no_check_sees_it() -> None:
    tape = tape_of("w = param(2); x = 3; b = param(4); f = w*x + b")
    fault = Fault(Mistake.FORGOTTEN_BIAS, "b")
    evaluation = evaluate_mistaken(tape, fault)
    assert (evaluation.value("f"), evaluation.gradient("b"), evaluation.gradient("w")) == (6.0, 0.0, 3.0)
    assert differing(tape, fault) == []


def test_the_engine_is_as_it_was() -> None:
    graph = preset("xor")
    before = evaluate(graph).slot_gradients().copy()
    tape = compile_tape(graph)
    for fault in list_faults(tape):
        evaluate_mistaken(unfuse(tape), fault)
    assert np.array_equal(evaluate(graph).slot_gradients(), before)
    assert not check_gradients(graph).differs


def losses(fault: Fault | None, steps: int = 300) -> list[float]:
    graph = preset("xor")
    training = MistakenTraining(unfuse(compile_tape(graph)), fault, settle_training(graph.training).controls)
    training.advance(steps)
    return training.losses


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "nesterov", "rmsprop", "adam"])
def test_without_a_mistake_the_training_is_the_engines(optimizer: str) -> None:
    graph = preset("xor")
    plan = settle_training(graph.training, optimizer=optimizer, learning_rate=0.1)
    training = MistakenTraining(unfuse(compile_tape(graph)), None, plan.controls)
    training.advance(50)
    result = train(graph, steps=50, optimizer=optimizer, learning_rate=0.1)
    assert np.allclose(training.losses, result.losses, rtol=1e-9)
    assert np.allclose(training.parameters, list(result.parameters.values()), rtol=1e-7)


def test_training_reacts_to_each_mistake() -> None:
    right = losses(None)
    assert right[-1] < 0.2
    assert losses(Fault(Mistake.WRONG_UPDATE))[-1] > right[0]
    assert losses(Fault(Mistake.KEPT_GRADIENTS)) != right
    assert losses(Fault(Mistake.SYMMETRIC_START))[-1] > 0.4
    assert losses(Fault(Mistake.FORGOTTEN_BIAS, "c"))[-1] > right[-1]
    assert losses(Fault(Mistake.WRONG_LOCAL, "h2"))[-1] > right[-1]


def test_a_symmetric_start_leaves_the_units_alike() -> None:
    graph = preset("xor")
    tape = unfuse(compile_tape(graph))
    training = MistakenTraining(
        tape, Fault(Mistake.SYMMETRIC_START), settle_training(graph.training).controls
    )
    training.advance(100)
    learned = dict(zip(tape.parameter_ids, training.parameters, strict=True))
    assert learned["w11"] == learned["w21"]
    assert learned["w12"] == learned["w22"]


def test_a_forgotten_bias_is_never_trained() -> None:
    graph = preset("xor")
    tape = unfuse(compile_tape(graph))
    training = MistakenTraining(
        tape, Fault(Mistake.FORGOTTEN_BIAS, "c"), settle_training(graph.training).controls
    )
    training.advance(20)
    assert dict(zip(tape.parameter_ids, training.parameters, strict=True))["c"] == 0.0


def test_training_ends_where_the_numbers_do() -> None:
    tape = tape_of("w = param(2); f = exp(exp(w))")
    training = MistakenTraining(tape, Fault(Mistake.WRONG_UPDATE), settle_training().controls)
    training.advance(100)
    assert training.is_broken_off
    assert np.isfinite(training.losses).all()


def test_a_check_of_a_large_graph_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    tape = unfuse(compile_tape(preset("xor")))
    whole = check_mistaken(evaluate_mistaken(tape, None), None)
    monkeypatch.setattr("guibp.engine.mistaken_check.MOST_WORK", 500)
    part = check_mistaken(evaluate_mistaken(tape, None), None)
    assert 0 < len(part) < len(whole)
    assert part == whole[: len(part)]


def test_only_what_fits_is_offered() -> None:
    faults = list_faults(tape_of("x = 3; y = x + 1; f = y*2"))
    assert [fault.mistake for fault in faults] == [Mistake.WRONG_LOCAL]
    mistakes = {fault.mistake for fault in list_faults(unfuse(compile_tape(preset("xor"))))}
    assert mistakes == set(Mistake) - {Mistake.OVERWRITTEN_BRANCH}
    assert list_faults(tape_of("x = 3; a = exp(x); b = log(x)")) == ()


def test_the_first_node_that_differs_comes_right_behind_the_mistake() -> None:
    tape = unfuse(compile_tape(preset("xor")))
    assert differing(tape, Fault(Mistake.WRONG_LOCAL, "y"))[0] == "z"
