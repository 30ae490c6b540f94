"""Expression text becomes the graph that Python's own grammar would give it, or an error with its place."""

from __future__ import annotations

import ast
import contextlib
import time
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guibp.model.document import write_document
from guibp.model.errors import ExpressionError
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS

Structure = tuple[object, ...]

SIGNS: Mapping[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Sub: "subtract",
    ast.Mult: "multiply",
    ast.Div: "divide",
    ast.Pow: "power",
}


def structure(graph: Graph, id_: str) -> Structure:
    """A node with all that it is made from; constants by value, other leaves by name."""
    node = graph.node(id_)
    if node.op == "constant":
        return ("constant", node.value)
    if node.operation.is_leaf:
        return ("name", node.id)
    operands = graph.operands(id_)
    return (node.op, *(structure(graph, operands[port]) for port in sorted(operands)))


def structure_by_python(term: ast.expr) -> Structure:
    """The same of Python's own reading."""
    match term:
        case ast.Constant(value=int() | float() as value):
            return ("constant", float(value))
        case ast.Name(id=name):
            return ("name", name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = structure_by_python(operand)
            return ("constant", -float(str(inner[1]))) if inner[0] == "constant" else ("negate", inner)
        case ast.BinOp(left=left, op=sign, right=right):
            return (SIGNS[type(sign)], structure_by_python(left), structure_by_python(right))
        case ast.Call(func=ast.Name(id=function), args=arguments):
            return (function, *map(structure_by_python, arguments))
    raise TypeError(ast.dump(term))


terms = st.recursive(
    st.sampled_from(["x", "y", "2", "0.5", "1e-3", ".25", "3."]),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "/", "**", " ** ", " - "]), inner).map("".join),
        inner.map("({})".format),
        inner.map("-{}".format),
        inner.map("sigmoid({})".format),
        st.tuples(inner, inner, inner).map(lambda parts: f"add({', '.join(parts)})"),
    ),
    max_leaves=12,
)


@given(terms)
def test_precedence_is_pythons(term: str) -> None:
    text = f"{term} + x"
    graph = parse(f"x = 1; y = param(2)\nf = {text}")
    tree = ast.parse(text, mode="eval")
    assert structure(graph, "f") == structure_by_python(tree.body)


@pytest.mark.parametrize(
    "text,expected",
    [
        ("-2**2", ("negate", ("power", ("constant", 2.0), ("constant", 2.0)))),
        ("(-2)**2", ("power", ("constant", -2.0), ("constant", 2.0))),
        ("2**3**4", ("power", ("constant", 2.0), ("power", ("constant", 3.0), ("constant", 4.0)))),
        ("2**-1", ("power", ("constant", 2.0), ("constant", -1.0))),
        ("x - y - 1", ("subtract", ("subtract", ("name", "x"), ("name", "y")), ("constant", 1.0))),
        ("-x*y", ("multiply", ("negate", ("name", "x")), ("name", "y"))),
        ("x×−2 ÷ y", ("divide", ("multiply", ("name", "x"), ("constant", -2.0)), ("name", "y"))),
    ],
)
def test_precedence(text: str, expected: Structure) -> None:
    assert structure(parse(f"x = 1; y = 2; f = {text}"), "f") == expected


def test_the_contracts_text() -> None:
    graph = parse("""
        x = 5              # a number (also -5) makes an input
        w = param(-2)      # a parameter
        b = param(3)
        g = w*x
        f = g + b
    """)
    assert graph.nodes == ("x", "w", "b", "g", "f")
    assert [graph.node(id_).op for id_ in graph.nodes] == [
        "input",
        "parameter",
        "parameter",
        "multiply",
        "add",
    ]
    assert [graph.node(id_).value for id_ in graph.nodes] == [5.0, -2.0, 3.0, None, None]
    assert graph.operands("g") == {0: "w", 1: "x"}
    assert graph.operands("f") == {0: "g", 1: "b"}


@pytest.mark.parametrize(
    "text,op,value,column",
    [
        ("5", "input", 5.0, None),
        ("-5", "input", -5.0, None),
        ("(-5e-1)", "input", -0.5, None),
        ("-0", "input", -0.0, None),
        ("param(-2)", "parameter", -2.0, None),
        ("parameter(2)", "parameter", 2.0, None),
        ("const(1.5)", "constant", 1.5, None),
        ("constant(1)", "constant", 1.0, None),
        ("input(1)", "input", 1.0, None),
        ('data("x 1")', "input", None, "x 1"),
        ("data('키')", "input", None, "키"),
    ],
)
def test_leaves(text: str, op: str, value: float | None, column: str | None) -> None:
    graph = parse(f"a = {text}")
    node = graph.node("a")
    assert graph.nodes == ("a",)
    assert (node.op, repr(node.value), node.column) == (op, repr(value), column)


@pytest.mark.parametrize("op", [id_ for id_, operation in OPERATIONS.items() if not operation.is_leaf])
def test_every_operation_is_a_function(op: str) -> None:
    count = len(OPERATIONS[op].operands)
    graph = parse(f"x = 1\nf = {op}({', '.join(['x'] * count)})")
    assert graph.node("f").op == op
    assert graph.operands("f") == dict.fromkeys(range(count), "x")
    with pytest.raises(ExpressionError, match=f'"{op}" takes .* operands?, not {count - 1 or 2}'):
        parse(f"x = 1\nf = {op}({', '.join(['x'] * (count - 1 or 2))})")


def test_add_and_multiply_take_more() -> None:
    graph = parse("x = 1; f = add(x, x, x*2, 1); g = multiply(x, f, x)")
    assert len(graph.operands("f")) == 4
    assert len(graph.operands("g")) == 3


def test_generated_ids_keep_clear_of_names_that_come_later() -> None:
    graph = parse("x = 1; f = x*x + 2; n = x*x + f; c = x + 1; n3 = f*c*n")
    assert len(set(graph.nodes)) == len(graph.nodes)
    assert graph.node("n").op == "add"
    assert graph.operands("n3") == {0: "n5", 1: "n"}
    assert set(graph.nodes) == {"x", "f", "n", "c", "n3", "n2", "n4", "n5", "c2", "c3"}


def test_lines_semicolons_comments_and_breaks_inside_parentheses() -> None:
    graph = parse("x=1;;\r\n\r\n# only a comment\n f = add(x, # first\n  x,\n\n x)\r;g=f*f")
    assert graph.nodes == ("x", "f", "g")


def test_names_are_pythons_identifiers() -> None:
    graph = parse("가중치 = param(2); λ_1 = 3; ﬀ = 가중치*λ_1")
    assert graph.nodes == ("가중치", "λ_1", "ﬀ")
    composed, decomposed = "\N{HANGUL SYLLABLE GA}", "\u1100\u1161"
    assert parse(f"{decomposed} = 1; f = exp({composed})").nodes == (composed, "f")


def test_nothing_is_an_empty_graph() -> None:
    assert parse("").nodes == ()
    assert parse(" \n # nothing\n;").nodes == ()


@pytest.mark.parametrize(
    "text,expected",
    [
        ("w*x + b", '1, column 1: a line begins with a name and "=", as in f = w*x'),
        ("5 = x", '1, column 1: a line begins with a name and "=", as in f = w*x'),
        ("f == 2", '1, column 4: a number or a name is expected here, not "="'),
        ("g = 1\n  f = g", '2, column 7: "f" would be "g" once more: an operation or a number is missing'),
        ("g = 1; f = ((g))", '1, column 12: "f" would be "g" once more: an operation or a number is missing'),
        ("g = 1\ng = 2", '2, column 1: "g" is defined twice'),
        ("f = g + 1; g = 2", '1, column 5: "g" is not defined: a name is used after its own line'),
        ("f = f + 1", '1, column 5: "f" is not defined: a name is used after its own line'),
        ("f = nan", '1, column 5: "nan" is not defined: a name is used after its own line'),
        ("f = 1e400", "1, column 5: 1e400 is too large"),
        ("f = param(-1e400)", "1, column 12: 1e400 is too large"),
        ("f = 2 x", '1, column 7: an operator is missing before "x"'),
        ("x = 1\nf = 2x", '2, column 6: an operator is missing before "x"'),
        ("f = 1_000", '1, column 6: an operator is missing before "_000"'),
        ("f = 1,5", "1, column 6: a comma stands between the operands of a function only"),
        ("f = (1, 5)", "1, column 7: a comma stands between the operands of a function only"),
        ("f = 3^2", '1, column 6: a power is written "**"'),
        ("f = 3 % 2", "1, column 7: '%' means nothing here"),
        ("f = +3", '1, column 5: a number or a name is expected here, not "+"'),
        ("f = 1 +", "1, column 8: a number or a name is expected here, not the end of the line"),
        ("f =\ng = 1", "1, column 4: a number or a name is expected here, not the end of the line"),
        ("f = (1", "1, column 5: this parenthesis is never closed"),
        ("f = (1\ng = 2", "1, column 5: this parenthesis is never closed"),
        ("f = (1; g = 2", "1, column 5: this parenthesis is never closed"),
        ("f = 1)", "1, column 6: this parenthesis closes nothing"),
        ("f = 1 = 2", '1, column 7: "=" cannot stand here'),
        ("f = exp()", '1, column 9: a number or a name is expected here, not ")"'),
        ("f = exp(1,)", '1, column 11: a number or a name is expected here, not ")"'),
        ("f = exp(1, 2)", '1, column 5: "exp" takes one operand, not 2'),
        ("f = add(1)", '1, column 5: "add" takes two or more operands, not 1'),
        ("f = subtract(1)", '1, column 5: "subtract" takes 2 operands, not 1'),
        ("f = foo(1)", '1, column 5: there is no function "foo"'),
        ("f = __import__(1)", '1, column 5: there is no function "__import__"'),
        ("x = 1; f = x(1)", '1, column 12: there is no function "x"'),
        ("x = 1; f = x.real", "1, column 13: '.' means nothing here"),
        ("f = param(2*3)", '1, column 12: ")" is expected here: "param" takes no more'),
        ("f = param()", '1, column 11: "param" takes a number, not ")"'),
        ("f = param(x)", '1, column 11: "param" takes a number, not "x"'),
        ("f = data(x)", '1, column 10: "data" takes the name of a column in quotes, not "x"'),
        ('f = data("")', '1, column 10: "data" takes the name of a column in quotes, not ""'),
        ("f = 'a", "1, column 5: the text has no closing quote"),
        ("f = 'a'", '1, column 5: a number or a name is expected here, not "a"'),
        ("f = a\0", "1, column 6: '\\x00' means nothing here"),
        ("x² = 1", '1, column 1: "x²" is no name'),
        ("x" * 1001 + " = 1", "1, column 1: a name has at most 1000 characters"),
    ],
)
def test_errors_name_line_and_column(text: str, expected: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert str(caught.value) == f"line {expected}"


@pytest.mark.parametrize(
    "text",
    [
        "f = " + "(" * 201 + "1" + ")" * 201,
        "x = 1; f = " + "exp(" * 201 + "x" + ")" * 201,
        "f = " + "-" * 100_000 + "1",
        "f = " + "2**" * 100_000 + "2",
        "f = " + "(" * 100_000,
        "f" * (10**6 + 1),
        "f = 1" + "0" * 10_000,
    ],
    ids=["parentheses", "calls", "minus signs", "exponent tower", "open", "length", "digits"],
)
def test_too_much_is_refused_at_once(text: str) -> None:
    start = time.perf_counter()
    with pytest.raises(ExpressionError):
        parse(text)
    assert time.perf_counter() - start < 2


def test_what_is_within_the_limits_is_read() -> None:
    graph = parse("x = 1; f = " + "exp(" * 200 + "x" + ")" * 200 + "; g = " + "+".join(["x"] * 5000))
    assert len(graph) == 1 + 200 + 4999


@given(st.text(alphabet="xf=()+-*/,;#\n '\"1.e²가−" + "exp"))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(ExpressionError):
        write_document(parse(text))
