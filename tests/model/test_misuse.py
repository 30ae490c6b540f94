"""A graph in the hands of those who misuse it: threads, copies, callbacks, what is gone."""

from __future__ import annotations

import copy
import pickle
import threading
from collections.abc import Callable
from decimal import Decimal

import numpy as np
import pytest

import guibp
from guibp.model.document import read_document, write_document
from guibp.model.edits import AddNodes
from guibp.model.errors import DocumentError, EditError, NodeError, NumberError
from guibp.model.graph import Graph
from guibp.model.records import Edge, Node
from guibp.model.turn import ThreadError
from tests.model.random_graphs import content

EDITS = 300
DEEP = 20_000
"""Longer than the interpreter's own limit of calls within calls, many times."""


def in_threads(*works: Callable[[], None]) -> list[BaseException]:
    """Do all at once; returns what went wrong."""
    wrong: list[BaseException] = []

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - it is what the test looks at
            wrong.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_edits_of_several_threads_come_one_after_the_other() -> None:
    graph, revisions = Graph(), list[int]()
    graph.subscribe(lambda event: revisions.append(event.revision))

    def work(prefix: str) -> None:
        for number in range(EDITS):
            graph.add("parameter", id=f"{prefix}{number}")
            graph.add("square", [f"{prefix}{number}"], id=f"{prefix}{number}²")

    assert not in_threads(*(lambda prefix=prefix: work(prefix) for prefix in "abcd"))
    assert len(graph) == 4 * 2 * EDITS == graph.revision
    assert revisions == list(range(1, 8 * EDITS + 1))


def test_another_thread_waits_until_an_edit_is_done() -> None:
    """The control: the observer holds the edit open, and nobody gets in between."""
    graph, order = Graph(), list[str]()
    begun, other = threading.Event(), threading.Event()

    def observe(event: object) -> None:
        if not begun.is_set():
            begun.set()
            # The other thread is on its way; had it come in, its edit would stand before the end of ours.
            other.wait(0.2)
            order.append("first is told")

    def first() -> None:
        graph.add("input", id="a")

    def second() -> None:
        begun.wait()
        graph.add("input", id="b")
        order.append("second is done")
        other.set()

    graph.subscribe(observe)
    assert not in_threads(first, second)
    assert order == ["first is told", "second is done"]


def test_a_graph_that_is_kept_for_one_thread_refuses_the_others() -> None:
    graph = guibp.preset("wx+b")
    graph.keep_to_this_thread()
    before = content(graph)
    (wrong,) = in_threads(lambda: graph.set_value("x", 7.0))
    assert isinstance(wrong, ThreadError)
    assert "only the thread of its window" in str(wrong)
    assert content(graph) == before
    graph.set_value("x", 7.0)
    # A copy is nobody's.
    ours = copy.deepcopy(graph)
    assert not in_threads(lambda: ours.set_value("x", 8.0))


@pytest.mark.parametrize(
    "duplicate",
    [copy.copy, copy.deepcopy, lambda graph: pickle.loads(pickle.dumps(graph))],  # noqa: S301 - our own
    ids=["copy", "deepcopy", "pickle"],
)
def test_a_copy_shares_nothing_and_tells_nobody(duplicate: Callable[[Graph], Graph]) -> None:
    graph = guibp.preset("xor")
    told: list[object] = []
    graph.subscribe(told.append)
    made = duplicate(graph)
    before = write_document(graph)
    assert write_document(made) == before
    made.set_value("w11", 9.0)
    made.remove("h1")
    assert write_document(graph) == before
    assert not told


def test_a_deep_chain_is_copied_without_recursion() -> None:
    nodes = (Node("n0", "parameter", 1.0), *(Node(f"n{place}", "tanh") for place in range(1, DEEP)))
    edges = (Edge(f"n{place - 1}", f"n{place}", 0) for place in range(1, DEEP))
    graph = Graph.made_by(AddNodes(nodes, tuple(edges)))
    for made in (copy.deepcopy(graph), pickle.loads(pickle.dumps(graph))):  # noqa: S301 - our own
        assert (len(made), len(made.edges)) == (DEEP, DEEP - 1)


def test_what_is_gone_or_of_another_graph_is_told() -> None:
    graph, other = guibp.preset("wx+b"), guibp.preset("xor")
    graph.remove("b")
    before = content(graph)
    with pytest.raises(NodeError, match='there is no node "b"'):
        graph.remove("b")
    with pytest.raises(NodeError, match='there is no node "b"'):
        graph.connect("b", "f", 1)
    with pytest.raises(NodeError, match='there is no node "w11"'):
        graph.connect(other.nodes[other.nodes.index("w11")], "f", 1)
    assert content(graph) == before


@pytest.mark.parametrize("number", [np.float64(0.5), np.array(0.5), Decimal("0.5"), np.float32(0.5)])
def test_numbers_of_other_kinds_become_doubles(number: float) -> None:
    graph = Graph()
    graph.add("input", id="x", value=number)
    assert type(graph.node("x").value) is float
    assert graph.node("x").value == 0.5


@pytest.mark.parametrize("number", [True, "1", None, 1j, np.array([1.0, 2.0]), 10**400, object()])
def test_what_is_no_number_changes_nothing(number: float) -> None:
    graph = guibp.preset("wx+b")
    before = content(graph)
    with pytest.raises(NumberError):
        graph.set_value("x", number)
    assert content(graph) == before


class PlantedError(Exception):
    """Of a callback."""


@pytest.mark.parametrize("sample", [1.0, 1.5, True, "1", None, -1, 4, 2**70])
def test_a_sample_is_a_whole_number_of_the_data_set(sample: int) -> None:
    with pytest.raises(NumberError):
        guibp.steps(guibp.preset("xor"), sample=sample)


@pytest.mark.parametrize("sample", [np.int64(3), np.array(3)])
def test_whole_numbers_of_numpy_are_such_too(sample: int) -> None:
    xor = guibp.preset("xor")
    assert guibp.steps(xor, sample=sample) == guibp.steps(xor, sample=3)


def test_a_mapping_deeper_than_a_document_is_refused() -> None:
    deep: dict[str, object] = {}
    for _ in range(100_000):
        deep = {"deeper": deep}
    with pytest.raises(DocumentError, match="nested deeper than 32 levels"):
        guibp.from_node_link({"nodes": [{"id": "a", "op": "exp"}], "links": [], "graph": deep})


def test_a_callback_that_raises_ends_the_training_with_its_error() -> None:
    graph = guibp.preset("xor")

    def fail(_: object) -> None:
        raise PlantedError

    with pytest.raises(PlantedError):
        guibp.train(graph, steps=50, on_progress=fail)
    assert guibp.evaluate(graph).value("loss") is not None
    guibp.train(graph, steps=3)


def test_a_callback_that_takes_a_parameter_away_ends_it_with_an_error() -> None:
    graph = guibp.preset("xor")

    def mutate(_: object) -> None:
        if "w11" in graph:
            graph.remove("w11")

    with pytest.raises(EditError, match='there is no node "w11"'):
        guibp.train(graph, steps=50, on_progress=mutate)
    data = write_document(graph)
    assert write_document(read_document(data, "after")) == data


def test_backward_twice_adds_nothing_up() -> None:
    graph = guibp.preset("wx+b")
    assert [guibp.evaluate(graph).gradient("w") for _ in range(3)] == [5.0] * 3
