"""A new data set keeps the graph wired as far as names match."""

import guibp
from guibp.model.column_fit import MissingColumn, find_missing_columns, put_dataset
from guibp.model.dataset import Dataset
from guibp.model.document import read_document


def test_the_first_data_set_binds_loose_inputs_of_its_names() -> None:
    graph = guibp.parse("x1 = 2; other = 3; w = param(1); f = w*x1 + other")
    graph.apply(put_dataset(graph, Dataset({"x1": [1.0, 2.0], "t": [0.0, 1.0]})))
    assert graph.node("x1").column == "x1"
    assert graph.node("other").value == 3.0


def test_a_later_one_leaves_loose_inputs_alone() -> None:
    graph = guibp.preset("xor")
    graph.set_value("x1", 0.5)
    graph.apply(put_dataset(graph, Dataset({"x1": [1.0], "x2": [2.0], "t": [0.0]})))
    assert graph.node("x1").value == 0.5
    assert graph.node("x2").column == "x2"
    assert find_missing_columns(graph) == ()


def test_what_does_not_match_waits_for_its_column() -> None:
    graph = guibp.preset("xor")
    graph.apply(put_dataset(graph, Dataset({"x1": [1.0], "t": [0.0]})))
    assert find_missing_columns(graph) == (MissingColumn("x2", "x2"),)


def test_without_a_data_set_every_bound_input_waits() -> None:
    graph = guibp.preset("xor")
    graph.set_dataset(None)
    assert [one.input for one in find_missing_columns(graph)] == ["x1", "x2", "t"]


def test_unknown_fields_of_the_data_set_are_kept() -> None:
    graph = read_document(
        b'{"format": "guibp", "version": 1, "nodes": [], "edges": [],'
        b' "dataset": {"columns": {"x": [1]}, "mine": 7}}',
        "a.guibp",
    )
    graph.apply(put_dataset(graph, Dataset({"x": [2.0]})))
    assert graph.dataset is not None
    assert graph.dataset.extra == (("mine", "7"),)
