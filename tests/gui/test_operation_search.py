"""Operations are found by id, title, Korean word, sign or number, the most used first."""

import pytest

from guibp.gui.operation_search import Choice, find_operations
from guibp.gui.search_words import MOST_USED, SIGNS, WORDS
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS, Operation
from guibp.model.presets import preset


def anything(_: Operation) -> bool:
    return True


def found(query: str, graph: Graph | None = None) -> list[str]:
    return [choice.operation for choice in find_operations(query, graph or Graph(), anything)]


@pytest.mark.parametrize(
    "query,operation",
    [
        ("*", "multiply"),
        ("×", "multiply"),
        ("+", "add"),
        ("σ", "sigmoid"),
        ("Σ", "sum"),
        ("-", "subtract"),
        ("/", "divide"),
        ("^", "power"),
        ("ln", "log"),
        ("exp", "exp"),
        ("EXP", "exp"),
        ("곱", "multiply"),
        ("더하기", "add"),
        ("시그모이드", "sigmoid"),
        ("교차", "binary_cross_entropy"),
        ("제곱오차", "squared_error"),
        ("  relu ", "relu"),
        ("squared_e", "squared_error"),
        ("entropy", "binary_cross_entropy"),
        ("weight", "parameter"),
        ("BCE", "binary_cross_entropy"),
    ],
)
def test_the_first_that_is_found_is_the_one_that_is_meant(query: str, operation: str) -> None:
    assert found(query)[0] == operation


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_every_operation_is_found_by_its_own_names(operation: str) -> None:
    entry = OPERATIONS[operation]
    assert found(operation)[0] == operation
    assert found(entry.title)[0] == operation
    assert operation in found(entry.symbol)
    for word in (*WORDS[operation], *SIGNS.get(operation, ())):
        assert operation in found(word), word


def test_every_operation_has_a_korean_word_and_a_place() -> None:
    for operation in OPERATIONS:
        assert any("가" <= word[0] <= "힣" for word in WORDS[operation]), operation
    assert sorted(MOST_USED) == sorted(OPERATIONS)


def test_without_a_word_all_are_listed_and_the_graphs_own_come_first() -> None:
    assert found("") == list(MOST_USED)
    graph = Graph()
    graph.add("input", id="x")
    graph.add("tanh", ["x"])
    graph.add("tanh", ["x"])
    assert found("", graph)[:2] == ["tanh", "input"]
    assert len(found("", preset("xor"))) == len(OPERATIONS)


def test_a_number_makes_a_leaf_with_it() -> None:
    choices = find_operations("−2.5", Graph(), anything)
    assert choices == (Choice("constant", -2.5), Choice("parameter", -2.5), Choice("input", -2.5))
    assert find_operations("2", Graph(), lambda one: not one.is_leaf) == ()


def test_what_does_not_fit_is_not_found() -> None:
    assert "input" not in [one.operation for one in find_operations("", Graph(), lambda one: not one.is_leaf)]
    assert found("zebra") == []
