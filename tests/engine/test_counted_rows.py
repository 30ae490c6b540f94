"""Rows held out: means, sums and the objective leave them out, in every way of evaluating."""

import numpy as np
import pytest

import guibp
from guibp.engine.compilation import compile_tape
from guibp.engine.evaluation import Evaluation, evaluate_tape
from guibp.engine.gradient_check import check_gradients
from guibp.engine.kernel import Kernel
from guibp.engine.live import LiveEvaluation
from guibp.engine.one_variable import OneVariable
from guibp.engine.reading import read_all_samples, read_sample
from guibp.engine.row_gradients import RowGradients, find_row_gradients
from guibp.engine.stepper import list_steps
from guibp.explain.narration import narrate_text
from guibp.model.graph import Graph
from tests.engine.graphs import XOR_COLUMNS, xor
from tests.engine.random_trainings import Ending, RandomTraining

ROWS = 7
HELD_OUT = (0, 3, 4)
COUNTED = [1, 2, 5, 6]
CASES = [(seed, ending) for seed in range(2) for ending in Ending]


def grown(seed: int, ending: Ending) -> Graph:
    """A random graph, some of its rows held out."""
    graph = RandomTraining(seed, ROWS, ending).graph
    assert graph.dataset is not None
    graph.set_dataset(graph.dataset.columns(), HELD_OUT)
    return graph


def numbers_of(evaluation: Evaluation, of: str, id_: str) -> np.ndarray:
    return np.atleast_1d(np.asarray(getattr(evaluation, of)(id_), dtype=np.float64))


@pytest.mark.parametrize("seed, ending", CASES)
@pytest.mark.parametrize("is_compiled", [False, True])
def test_what_counts_is_as_if_it_were_alone(
    seed: int, ending: Ending, is_compiled: bool, kernel: Kernel
) -> None:
    graph = grown(seed, ending)
    chosen = kernel if is_compiled else None
    found = evaluate_tape(compile_tape(graph), kernel=chosen)
    dataset = graph.dataset
    assert dataset is not None
    graph.set_dataset({name: dataset.column(name)[COUNTED] for name in dataset.names})
    alone = evaluate_tape(compile_tape(graph), kernel=chosen)
    for id_ in graph.nodes:
        for of in ("value", "gradient"):
            all_rows, rows = numbers_of(found, of, id_), numbers_of(alone, of, id_)
            assert len(all_rows) == (ROWS if len(rows) == len(COUNTED) else 1)
            counted = all_rows[COUNTED] if len(all_rows) == ROWS else all_rows
            assert counted == pytest.approx(rows, rel=1e-12, abs=1e-300, nan_ok=True), (of, id_)
            if of == "gradient" and len(all_rows) == ROWS:
                assert not all_rows[list(HELD_OUT)].any(), id_
    for edge in graph.edges:
        of_edge = (edge.source, edge.target, edge.port)
        flows = [
            np.atleast_1d(np.asarray(each.edge_gradient(*of_edge), dtype=np.float64))
            for each in (found, alone)
        ]
        counted = flows[0][COUNTED] if len(flows[0]) == ROWS else flows[0]
        assert counted == pytest.approx(flows[1], rel=1e-12, abs=1e-300), of_edge


@pytest.mark.parametrize("seed, ending", CASES)
def test_compiled_and_interpreted_give_the_same_of_all_rows(
    seed: int, ending: Ending, kernel: Kernel
) -> None:
    tape = compile_tape(grown(seed, ending))
    interpreted, compiled = evaluate_tape(tape), evaluate_tape(tape, kernel=kernel)
    for slot in range(tape.slots):
        places = tape.numbers_of(slot)
        assert compiled.values[places] == pytest.approx(interpreted.values[places], rel=1e-9, abs=1e-12)
    for edge in range(len(tape.edge_source)):
        places = tape.numbers_on(edge)
        flows = [each.edge_gradients for each in (interpreted, compiled)]
        assert flows[0] is not None
        assert flows[1] is not None
        assert flows[1][places] == pytest.approx(flows[0][places], rel=1e-9, abs=1e-12)


@pytest.mark.parametrize("seed, ending", CASES)
def test_shares_add_up_and_the_loss_is_what_training_has(seed: int, ending: Ending) -> None:
    graph = grown(seed, ending)
    evaluation = evaluate_tape(compile_tape(graph))
    readings = [read_sample(evaluation, row) for row in range(ROWS)]
    shares = np.sum([reading.node_gradients for reading in readings], axis=0)
    together = read_all_samples(evaluation)
    for place, node in enumerate(graph.node_records):
        value, gradient = (
            numbers_of(evaluation, "value", node.id),
            numbers_of(evaluation, "gradient", node.id),
        )
        mean = value[COUNTED].mean() if len(value) == ROWS else value[0]
        assert together.node_values[place] == pytest.approx(mean, rel=1e-12)
        assert together.node_gradients[place] == pytest.approx(gradient.sum(), rel=1e-9, abs=1e-12)
        if node.op == "parameter":
            sharing = evaluation.tape.lookups.sharing.leaves
            times = 1 if evaluation.tape.slot_of(node.id) in sharing else ROWS
            assert shares[place] / times == pytest.approx(gradient.sum(), rel=1e-9, abs=1e-12), node.id
            rows = find_row_gradients(evaluation, node.id)
            if isinstance(rows, RowGradients):
                assert rows.total == pytest.approx(gradient.sum(), rel=1e-9, abs=1e-12)
                assert not rows.shares[list(HELD_OUT)].any()
            line = OneVariable(evaluation, node.id)
            assert line.slope == pytest.approx(gradient.sum(), rel=1e-12)
            assert line.at(np.array([line.place]))[0] == pytest.approx(line.value, rel=1e-12)
    output = numbers_of(evaluation, "value", evaluation.tape.output or "")
    objective = output[COUNTED].sum() if len(output) == ROWS else output[0]
    assert guibp.train(graph, steps=1, learning_rate=1e-9).losses[0] == pytest.approx(objective, rel=1e-12)


@pytest.mark.parametrize("ending", [Ending.MEAN, Ending.CENTRED, Ending.PER_SAMPLE])
def test_the_gradient_check_agrees(ending: Ending) -> None:
    assert not check_gradients(grown(1, ending)).differs


@pytest.mark.parametrize("ending", list(Ending))
def test_an_edit_computes_what_a_fresh_evaluation_does(ending: Ending) -> None:
    graph = grown(2, ending)
    live = LiveEvaluation(graph)
    assert live.evaluation.tape.counted is not None
    graph.subscribe(live.follow)
    for id_ in [node.id for node in graph.node_records if node.op == "parameter"][:3]:
        graph.set_value(id_, 0.75)
        fresh = evaluate_tape(compile_tape(graph))
        assert live.evaluation.values.tobytes() == fresh.values.tobytes()
        assert live.evaluation.edge_gradients is not None
        assert fresh.edge_gradients is not None
        assert live.evaluation.edge_gradients.tobytes() == fresh.edge_gradients.tobytes()


def test_every_row_shows_what_it_is_and_sends_nothing_back() -> None:
    graph = xor()
    graph.set_dataset(XOR_COLUMNS, [1])
    found, every = guibp.evaluate(graph), guibp.evaluate(xor())
    errors = numbers_of(every, "value", "error")
    assert numbers_of(found, "value", "error").tolist() == errors.tolist()
    assert found.value("loss") == pytest.approx(np.delete(errors, 1).mean())
    assert numbers_of(found, "gradient", "error").tolist() == [1 / 3, 0, 1 / 3, 1 / 3]
    steps = list_steps(found, 1)
    (of_mean,) = (step for step in steps if step.node == "loss" and step.upstream is not None)
    assert (of_mean.upstream, of_mean.edges[0].local, of_mean.edges[0].gradient) == (1, 0, 0)
    assert all(edge.gradient == 0 for step in steps for edge in step.edges)
    for sample, local in ((1, "∂loss/∂error = 0"), (2, "∂loss/∂error = 1 / 3 = 0.3333")):
        of_mean = next(step for step in list_steps(found, sample) if step.upstream)
        assert narrate_text(found, sample, of_mean).local == (local,)


def test_a_row_that_leaves_the_finite_numbers_does_not_reach_the_gradient(kernel: Kernel) -> None:
    graph = guibp.parse('w = param(2); p = data("x"); z = log(p); a = w * z; f = mean(a)')
    graph.set_dataset({"x": [1.0, 0.0, 4.0]}, [1])
    for evaluation in (evaluate_tape(compile_tape(graph)), evaluate_tape(compile_tape(graph), kernel=kernel)):
        assert numbers_of(evaluation, "value", "z")[1] == -np.inf
        assert evaluation.value("f") == pytest.approx(np.log(4))
        assert evaluation.gradient("w") == pytest.approx(np.log(4) / 2)
        assert read_all_samples(evaluation).node_values[graph.place_of("z")] == pytest.approx(np.log(4) / 2)
