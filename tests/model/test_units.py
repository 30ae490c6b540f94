"""Ready-made units compute what their formulas say, and nest as their sizes say."""

import math

import pytest

from guibp.engine.evaluation import evaluate
from guibp.explain.unit_formula import unit_formula
from guibp.model.units import (
    ACTIVATIONS,
    LARGEST,
    LOSSES,
    UnitKind,
    UnitNames,
    UnitSize,
    give_inputs,
    make_unit,
)

NAMES = UnitNames("unit 1")


def layer_names(count: int) -> UnitNames:
    return UnitNames("layer 1", tuple(f"unit {place + 1}" for place in range(count)))


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_neuron_is_a_weighted_sum_through_its_activation(activation: str) -> None:
    unit = make_unit(UnitSize(UnitKind.NEURON, 2, operation=activation), NAMES)
    (group,) = unit.graph.groups
    last = "h" if activation else "z"
    inner = "w1·□ + w2·□ + b"
    shown = {"sigmoid": f"σ({inner})", "": inner}.get(activation, f"{activation}({inner})")
    assert unit_formula(unit.graph, group.members, last) == shown
    assert set(group.members) == set(unit.graph.nodes)
    assert unit.openings == ((("p1", 1),), (("p2", 1),))


def test_with_inputs_it_computes() -> None:
    graph = give_inputs(make_unit(UnitSize(UnitKind.NEURON, 2, operation="sigmoid"), NAMES)).graph
    w1, w2 = (graph.node(id_).value or 0.0 for id_ in ("w1", "w2"))
    assert evaluate(graph).value("h") == pytest.approx(1 / (1 + math.exp(-w1 - w2)))
    assert [group.id for group in graph.groups] == ["unit 1"]
    assert "x1" not in graph.groups[0].members


@pytest.mark.parametrize("inputs, outputs", [(1, 1), (2, 3), (3, 2), (12, 11)])
def test_a_layer_is_a_group_of_neurons_that_share_their_inputs(inputs: int, outputs: int) -> None:
    unit = give_inputs(make_unit(UnitSize(UnitKind.LAYER, inputs, outputs, "relu"), layer_names(outputs)))
    graph = unit.graph
    records = {group.id: group for group in graph.groups}
    assert records["layer 1"].members == layer_names(outputs).neurons
    assert len(graph) == inputs + outputs * (2 * inputs + 3)
    assert all(len(graph.consumers(f"x{place + 1}")) == outputs for place in range(inputs))
    weights = [node for node in graph.node_records if node.random_start is not None]
    assert len(weights) == inputs * outputs
    assert len({node.value for node in weights}) > 1 or len(weights) == 1


def test_another_seed_draws_other_weights() -> None:
    size = UnitSize(UnitKind.NEURON, 2, operation="tanh")
    first, same, other = (make_unit(size, NAMES, seed).graph.node("w1").value for seed in (1, 1, 2))
    assert first == same
    assert first != other


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("count", [1, 3])
def test_a_loss_takes_the_mean(loss: str, count: int) -> None:
    graph = give_inputs(
        make_unit(UnitSize(UnitKind.LOSS, count, operation=loss), UnitNames("mean loss"))
    ).graph
    assert graph.resolve_output() is not None
    for place in range(count):
        graph.set_value(f"x{place + 1}", 0.25)
    each = 0.5625 if loss == "squared_error" else -math.log(0.25)
    output = graph.resolve_output()
    assert output is not None
    assert evaluate(graph).value(output) == pytest.approx(count * each)


def test_the_largest_is_made_in_a_moment() -> None:
    unit = make_unit(UnitSize(UnitKind.LAYER, LARGEST, LARGEST, "sigmoid"), layer_names(LARGEST))
    assert len(unit.graph.groups) == LARGEST + 1
