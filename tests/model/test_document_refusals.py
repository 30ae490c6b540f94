"""What a document must not hold is refused by one error that names the place, and in no other way."""

from __future__ import annotations

import contextlib
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp import resources
from guibp.model.document import read_document
from guibp.model.errors import DocumentError
from guibp.model.graph import Graph
from guibp.model.presets import presets

W = {"id": "w", "op": "parameter"}
X = {"id": "x", "op": "input"}
F = {"id": "f", "op": "multiply"}
G = {"id": "g", "op": "add"}
HEAD = '"format": "guibp", "version": 1, "nodes": [], "edges": []'


def read(data: bytes | str) -> Graph:
    return read_document(data.encode() if isinstance(data, str) else data, "a.guibp")


def refusal(data: bytes | str) -> str:
    with pytest.raises(DocumentError) as caught:
        read(data)
    said = str(caught.value)
    assert said.startswith("a.guibp: ")
    assert said.isprintable()
    return said.removeprefix("a.guibp: ")


def document(**parts: object) -> str:
    return json.dumps({"format": "guibp", "version": 1, "nodes": [], "edges": []} | parts)


def wired(*edges: tuple[str, str, object], nodes: tuple[object, ...] = (W, X, F, G)) -> str:
    made = [{"source": source, "target": target, "port": port} for source, target, port in edges]
    return document(nodes=list(nodes), edges=made)


@pytest.mark.parametrize(
    "data,expected",
    [
        (b"", "the file is empty"),
        (b"\x89PNG\r\n\x1a\n", "this picture holds no guibp document"),
        (b'{"format": "\xff"}', "byte 12: this is no UTF-8 text"),
        ("{}".encode("utf-16"), "the text is encoded as UTF-16; a guibp document is UTF-8"),
        ("{}".encode("utf-16-le"), "byte 1: this is no text"),
        (b"<html></html>", "line 1, column 1: this is no JSON: Expecting value"),
        (b'{"format":\n "guibp",}', None),
        (b"[]", "this is no guibp document"),
        (b"3", "this is no guibp document"),
        (b'"guibp"', "this is no guibp document"),
        (b"{}", "format: this is no guibp document"),
        (b'{"format": "other"}', "format: this is no guibp document"),
        (b'{"format": "guibp"}', '"version" is missing'),
        (
            b'{"format": "guibp", "version": 2}',
            "version: version 2 is newer than this program, which reads 1",
        ),
        (b'{"format": "guibp", "version": 0}', "version: there is no version 0"),
        (
            b'{"format": "guibp", "version": true}',
            "version: a whole number is expected here, not true or false",
        ),
        (b'{"format": "guibp", "version": 1.0}', "version: a whole number is expected here, not a number"),
        (b'{"format": "guibp", "version": 1}', '"nodes" is missing'),
        (b'{"format": "guibp", "version": 1, "nodes": []}', '"edges" is missing'),
    ],
)
def test_what_is_no_document(data: bytes, expected: str | None) -> None:
    said = refusal(data)
    assert expected is None or said == expected


@pytest.mark.parametrize(
    "text,expected",
    [
        ("{" + HEAD + ', "version": 1}', '"version" is given twice'),
        ("{" + HEAD + ', "deep": [{"a": {"b": 1, "b": 2}}]}', 'deep[0].a: "b" is given twice'),
        ("{" + HEAD + ', "x": [0, NaN]}', "x[1]: not a finite number, or too large"),
        ("{" + HEAD + ', "x": Infinity}', "x: not a finite number, or too large"),
        ("{" + HEAD + ', "x": {"y z": -Infinity}}', 'x["y z"]: not a finite number, or too large'),
        ("{" + HEAD + ', "x": [{"\\ud800": 1}]}', "x[0]: '\\ud800' is no name for a field"),
        ("{" + HEAD + ', "x": 1e400}', "x: not a finite number, or too large"),
        ("{" + HEAD + ', "x": ' + "9" * 5000 + "}", "x: not a finite number, or too large"),
        ("{" + HEAD + ', "x": -' + "9" * 5000 + "}", "x: not a finite number, or too large"),
    ],
)
def test_what_json_lets_through_but_a_document_does_not(text: str, expected: str) -> None:
    assert refusal(text) == expected


@pytest.mark.parametrize(
    "node,expected",
    [
        ({"id": "w"}, 'nodes[1]: "op" is missing'),
        ({"op": "add"}, 'nodes[1]: "id" is missing'),
        ({"id": 3, "op": "add"}, "nodes[1].id: a text is expected here, not a number"),
        ({"id": "", "op": "add"}, "nodes[1].id: an id has 1 to 1000 characters"),
        ({"id": "x" * 1001, "op": "add"}, "nodes[1].id: an id has 1 to 1000 characters"),
        ({"id": "a\0", "op": "add"}, "nodes[1].id: an id has no NUL and no lone surrogate: 'a\\x00'"),
        ({"id": "\ud800", "op": "add"}, "nodes[1].id: an id has no NUL and no lone surrogate: '\\ud800'"),
        ({"id": "x", "op": "add"}, 'nodes[1].id: "x" is taken'),
        ({"id": "w", "op": "mul"}, 'nodes[1].op: unknown operation "mul"'),
        ({"id": "w", "op": "__class__"}, 'nodes[1].op: unknown operation "__class__"'),
        ({"id": "w", "op": "a\nb"}, 'nodes[1].op: unknown operation "a\\nb"'),
        ({"id": "w", "op": None}, "nodes[1].op: a text is expected here, not null"),
        (W | {"value": True}, "nodes[1].value: a number is expected here, not true or false"),
        (W | {"value": "1"}, "nodes[1].value: a number is expected here, not a text"),
        (W | {"value": "\ud800"}, "nodes[1].value: a number is expected here, not a text"),
        (W | {"value": None}, "nodes[1].value: a number is expected here, not null"),
        (W | {"value": 10**400}, "nodes[1].value: not a finite number, or too large"),
        (F | {"value": 1}, 'nodes[1].value: "f" is an operation and holds no value of its own'),
        (W | {"column": "x1"}, 'nodes[1].column: "w" is no input: only an input is bound to a column'),
        (
            {"id": "i", "op": "input", "column": "x", "value": 1},
            'nodes[1].column: "i" has a value or a column, not both',
        ),
        ({"id": "i", "op": "input", "column": ""}, "nodes[1].column: '' is no name for a column"),
        ({"id": "i", "op": "input", "column": 1}, "nodes[1].column: a text is expected here, not a number"),
        (
            {"id": "i", "op": "input", "random_start": 1},
            'nodes[1].random_start: "i" is no parameter: only a parameter has a random start',
        ),
        (
            {"id": "i", "op": "input", "frozen": True},
            'nodes[1].frozen: "i" is no parameter: only a parameter can be frozen',
        ),
        (W | {"frozen": 1}, "nodes[1].frozen: true or false is expected here, not a number"),
        (W | {"random_start": 0}, "nodes[1].random_start: a random start is larger than 0, not 0.0"),
        (W | {"random_start": -0.5}, "nodes[1].random_start: a random start is larger than 0, not -0.5"),
        (W | {"position": [1]}, "nodes[1].position: 2 numbers are expected here, not 1"),
        (W | {"position": [1, "2"]}, "nodes[1].position[1]: a number is expected here, not a text"),
        (W | {"position": [0, 1e300]}, 'nodes[1].position: the position of "w" is out of range'),
        (["w", "parameter"], "nodes[1]: an object is expected here, not a list"),
    ],
)
def test_a_wrong_node(node: object, expected: str) -> None:
    assert refusal(document(nodes=[X, node])) == expected


@pytest.mark.parametrize(
    "text,expected",
    [
        (wired(("u", "f", 0)), 'edges[0].source: there is no node "u"'),
        (wired(("w", "u", 0)), 'edges[0].target: there is no node "u"'),
        (wired(("w", "x", 0)), 'edges[0].port: "x" is a leaf: it takes no operand'),
        (wired(("w", "f", -1)), 'edges[0].port: "f" (multiply) has no port -1'),
        (wired(("w", "f", 10**6 + 1)), 'edges[0].port: "f" (multiply) has no port 1000001'),
        (wired(("w", "e", 1), nodes=(W, {"id": "e", "op": "exp"})), 'edges[0].port: "e" (exp) has no port 1'),
        (wired(("w", "f", True)), "edges[0].port: a whole number is expected here, not true or false"),
        (wired(("w", "f", 0.0)), "edges[0].port: a whole number is expected here, not a number"),
        (wired(("w", "f", 0), ("x", "f", 0)), 'edges[1].port: port 0 of "f" is taken'),
        (wired(("f", "f", 0)), "edges[0]: the edges close a cycle: f → f"),
        (wired(("f", "g", 0), ("w", "f", 0), ("g", "f", 1)), "edges[2]: the edges close a cycle: f → g → f"),
        (document(nodes=[W], edges=[{"source": "w"}]), 'edges[0]: "target" is missing'),
        (document(nodes={}), "nodes: a list is expected here, not an object"),
        (document(output="f"), 'output: there is no node "f"'),
        (document(output=None), "output: a text is expected here, not null"),
    ],
)
def test_a_wrong_edge_or_output(text: str, expected: str) -> None:
    assert refusal(text) == expected


def test_a_long_cycle_is_named_by_its_beginning() -> None:
    nodes = [{"id": f"n{i}", "op": "exp"} for i in range(20)]
    edges = [{"source": f"n{i}", "target": f"n{(i + 1) % 20}", "port": 0} for i in range(20)]
    said = refusal(document(nodes=nodes, edges=edges))
    assert said == "edges[19]: the edges close a cycle: n0 → n1 → n2 → n3 → n4 → n5 → n6 → n7 → … → n0"


@pytest.mark.parametrize(
    "groups,expected",
    [
        ([{"id": "u"}], 'groups[0]: "members" is missing'),
        ([{"id": "u", "members": []}], "groups[0].members: a group has at least one member"),
        ([{"id": "w", "members": ["x"]}], 'groups[0].id: "w" is taken'),
        ([{"id": "", "members": ["x"]}], "groups[0].id: an id has 1 to 1000 characters"),
        ([{"id": "u", "members": ["x"]}, {"id": "u", "members": ["w"]}], 'groups[1].id: "u" is taken'),
        ([{"id": "u", "members": ["w", "y"]}], 'groups[0].members[1]: there is no node or group "y"'),
        ([{"id": "u", "members": ["w", "w"]}], 'groups[0].members[1]: "w" is in "u" already'),
        (
            [{"id": "u", "members": ["w"]}, {"id": "v", "members": ["w"]}],
            'groups[1].members[0]: "w" is in "u" already',
        ),
        ([{"id": "u", "members": ["u"]}], 'groups[0].members: group "u" would hold itself'),
        (
            [{"id": "u", "members": ["v"]}, {"id": "v", "members": ["u"]}],
            'groups[0].members: group "u" would hold itself',
        ),
        (
            [{"id": "u", "members": ["w"], "collapsed": 1}],
            "groups[0].collapsed: true or false is expected here, not a number",
        ),
    ],
)
def test_a_wrong_group(groups: object, expected: str) -> None:
    assert refusal(document(nodes=[W, X], groups=groups)) == expected


@pytest.mark.parametrize(
    "parts,expected",
    [
        ({"dataset": {}}, 'dataset: "columns" is missing'),
        ({"dataset": {"columns": {}}}, "dataset.columns: a data set needs at least one column"),
        ({"dataset": {"columns": {"x": []}}}, "dataset.columns: a data set needs at least one row"),
        ({"dataset": {"columns": {"x": 1}}}, "dataset.columns.x: a list is expected here, not a number"),
        (
            {"dataset": {"columns": {"x": [1, None]}}},
            "dataset.columns.x[1]: a number is expected here, not null",
        ),
        (
            {"dataset": {"columns": {"a b": [True]}}},
            'dataset.columns["a b"][0]: a number is expected here, not true or false',
        ),
        ({"dataset": {"columns": {"": [1]}}}, "dataset.columns: '' is no name for a column"),
        (
            {"dataset": {"columns": {"x": [1], "t": [1, 2]}}},
            "dataset.columns: the columns differ in length (x: 1, t: 2)",
        ),
        (
            {"dataset": {"columns": {"x": [1, 2]}, "held_out": 1}},
            "dataset.held_out: a list is expected here, not a number",
        ),
        (
            {"dataset": {"columns": {"x": [1, 2]}, "held_out": [1.5]}},
            "dataset.held_out[0]: a whole number is expected here, not a number",
        ),
        (
            {"dataset": {"columns": {"x": [1, 2]}, "held_out": [2]}},
            "dataset.held_out: there is no row 2: the rows are 0 to 1",
        ),
        (
            {"dataset": {"columns": {"x": [1, 2]}, "held_out": [1, 1]}},
            "dataset.held_out: row 1 is named twice",
        ),
        (
            {"dataset": {"columns": {"x": [1, 2]}, "held_out": [0, 1]}},
            "dataset.held_out: no row is left to train on",
        ),
        ({"training": {"l1": -1}}, "training.l1: l1 is a number from 0 up, not -1.0"),
        ({"training": {"l2": "0"}}, "training.l2: a number is expected here, not a text"),
        ({"training": {"optimizer": "lbfgs"}}, 'training.optimizer: unknown optimiser "lbfgs"'),
        ({"training": {"optimizer": 1}}, "training.optimizer: a text is expected here, not a number"),
        (
            {"training": {"learning_rate": 0}},
            "training.learning_rate: a learning rate is larger than 0, not 0.0",
        ),
        (
            {"training": {"learning_rate": -1}},
            "training.learning_rate: a learning rate is larger than 0, not -1.0",
        ),
        (
            {"training": {"steps": -1}},
            "training.steps: -1 is out of range: a whole number from 0 to 9223372036854775807",
        ),
        ({"training": {"steps": 1.5}}, "training.steps: a whole number is expected here, not a number"),
        (
            {"training": {"seed": 10**20}},
            f"training.seed: {10**20} is out of range: a whole number from 0 to 9223372036854775807",
        ),
        ({"training": []}, "training: an object is expected here, not a list"),
    ],
)
def test_a_wrong_dataset_or_training(parts: dict[str, object], expected: str) -> None:
    assert refusal(document(**parts)) == expected


@pytest.mark.parametrize("name", presets())
def test_truncation_anywhere_is_one_error(name: str) -> None:
    data = resources.path("presets", f"{name}.guibp").read_bytes()
    for length in range(len(data.rstrip())):
        refusal(data[:length])


@given(st.data())
def test_any_damage_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(presets()))
    damaged = bytearray(resources.path("presets", f"{name}.guibp").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with contextlib.suppress(DocumentError):
        read(bytes(damaged))


@pytest.mark.parametrize(
    "text,expected",
    [
        ("[" * 100_000, "nested deeper than 32 levels"),
        ('{"a":' * 100_000, "nested deeper than 32 levels"),
        ("{" + HEAD + ', "x": ' + "[" * 32 + "]" * 32 + "}", "nested deeper than 32 levels"),
        ("[" + "[]," * 1_000_000 + "[]]", "more than 1000000 objects and lists"),
        ("[" + "1," * 2_000_001 + "1]", "more than 2000000 values"),
        (" " * (32 * 2**20 + 1), "larger than 32 MiB"),
        ('"' + '\\"' * 10**6, None),
    ],
    ids=["lists", "objects", "one too deep", "many lists", "many numbers", "bytes", "open text"],
)
def test_a_bomb_is_refused_before_it_is_parsed(text: str, expected: str | None) -> None:
    start = time.perf_counter()
    said = refusal(text)
    assert time.perf_counter() - start < 2
    assert expected is None or said == expected


@pytest.mark.parametrize("inside", [r"\"[" * 100, "[{" * 60_000, "[" * 100 + r"\\", r"\\\"[[" * 50])
def test_depth_inside_a_text_does_not_count(inside: str) -> None:
    text = "{" + HEAD + f', "x": "{inside}", "y": ' + "[" * 31 + "]" * 31 + "}"
    assert read(text).nodes == ()


@pytest.mark.parametrize("length", [0, 1, 2, 3, *range(65_450, 65_480), 65_536])
def test_depth_behind_a_text_counts_wherever_the_text_ends(length: int) -> None:
    """Where the scan cuts, and how many backslashes stand before the quote, makes no difference."""
    inside = "x" * length + r"\\" * (length % 4)
    text = "{" + HEAD + f', "x": "{inside}", "y": ' + "[" * 32 + "]" * 32 + "}"
    assert refusal(text) == "nested deeper than 32 levels"
