"""The quiz: what is asked, what is right, and that every slip is named by the number it leads to."""

from __future__ import annotations

import math

import pytest

from guibp.engine.evaluation import evaluate
from guibp.explain.quiz import Quiz, begin_quiz
from guibp.explain.quiz_answers import agrees, read_answer
from guibp.explain.quiz_hints import STAGES
from guibp.explain.quiz_questions import Question, QuestionKind
from guibp.explain.quiz_slips import Slip
from guibp.explain.quiz_texts import HELD_OUT_RULES, LOCAL_RULES, SLIP_TEXTS
from guibp.model.errors import GuibpError, NumberError, UnfinishedGraphError
from guibp.model.expression import parse
from guibp.model.graph import Graph
from guibp.model.operations import OPERATIONS, Kind
from guibp.model.presets import preset, presets

LINEAR = "w = param(-2); x = 5; b = param(3); g = w*x; f = g + b"


def quiz_of(text: str, sample: int = 0) -> Quiz:
    return begin_quiz(parse(text), sample=sample)


def edge(quiz: Quiz, source: str, target: str, port: int = 0) -> Question:
    found = quiz.find_edge(source, target, port)
    assert found is not None
    return found


def value(quiz: Quiz, node: str) -> Question:
    found = quiz.find_value(node)
    assert found is not None
    return found


def total(quiz: Quiz, node: str) -> Question:
    found = quiz.find_total(node)
    assert found is not None
    return found


def gradient(quiz: Quiz, node: str) -> Question:
    found = quiz.find_gradient(node)
    assert found is not None
    return found


def shares(rows: int = 2) -> Graph:
    """Mean of w*x over the samples x = 1, 2, …, with w = 4 feeding two products."""
    graph = Graph()
    graph.set_dataset({"x": [1.0 + row for row in range(rows)]})
    graph.add("parameter", id="w", value=4.0)
    graph.add("input", id="x", column="x")
    graph.add("multiply", ["w", "x"], id="g")
    graph.add("mean", ["g"], id="f")
    return graph


@pytest.mark.parametrize(
    "typed,number",
    [
        ("5", 5.0),
        (" −2 ", -2.0),
        ("+0.5", 0.5),
        ("1/3", 1 / 3),
        ("2*5", 10.0),
        ("2 × (−5)", -10.0),
        ("0.5*(1-0.5)", 0.25),
        ("sigmoid(1)", 1 / (1 + math.exp(-1))),
        ("1/(1+exp(-1))", 1 / (1 + math.exp(-1))),
        ("1e-3", 0.001),
        ("inf", math.inf),
        ("-∞", -math.inf),
        ("1/0", math.inf),
    ],
)
def test_numbers_and_small_sums_are_read(typed: str, number: float) -> None:
    assert read_answer(typed) == pytest.approx(number, rel=1e-15)


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "0,5", "1//2", "w*x", "(1", "2*5; x = 3", "data('x')*2", "-", "__import__('os')", "9" * 400],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(GuibpError):
        read_answer(typed)


def test_a_decimal_comma_is_told_as_such() -> None:
    with pytest.raises(NumberError, match="point"):
        read_answer("0,5")


@pytest.mark.parametrize(
    "typed,truth,expected",
    [
        (0.731, 0.7310585, True),
        (0.73, 0.7310585, True),
        (0.7, 0.7310585, False),
        (0.1, 0.1, True),
        (0.0, 1e-17, True),
        (0.0, 1e-10, False),
        (-5.0, 5.0, False),
        (math.inf, math.inf, True),
        (math.inf, -math.inf, False),
        (math.nan, math.nan, True),
        (math.inf, 1e300, False),
    ],
)
def test_three_significant_digits_are_enough(typed: float, truth: float, *, expected: bool) -> None:
    assert agrees(typed, truth) is expected


@pytest.mark.parametrize("name", presets())
def test_the_right_answers_are_those_of_the_steps(name: str) -> None:
    quiz = Quiz(evaluate(preset(name)))
    steps = quiz.steps
    for question in quiz.questions:
        truth = quiz.answer(question)
        if question.kind is QuestionKind.VALUE:
            assert truth == steps[question.step].value
        elif question.kind is QuestionKind.EDGE_GRADIENT:
            found = [one for one in steps[question.step].edges if one.port == question.port]
            assert [one.gradient for one in found] == [truth]
        assert quiz.check(question, repr(truth)).is_right
        assert quiz.check(question, f"{truth:.3g}").is_right
        assert all(len(hint) >= 1 for hint in quiz.hints(question))
        assert len(quiz.hints(question)) == STAGES
        assert str(quiz.ask(question)).endswith("?")


@pytest.mark.parametrize("name", presets())
def test_every_question_belongs_to_its_step_and_comes_in_order(name: str) -> None:
    quiz = Quiz(evaluate(preset(name)))
    assert [one.step for one in quiz.questions] == sorted(one.step for one in quiz.questions)
    assert sum((quiz.questions_of(step.index) for step in quiz.steps), ()) == quiz.questions


def test_a_sum_asks_once_and_for_its_leaves() -> None:
    quiz = quiz_of("a = param(1); p = a*2; q = a*3; r = a*4; f = add(p, q, r, a)")
    asked = [
        one.source for one in quiz.questions if one.kind is QuestionKind.EDGE_GRADIENT and one.node == "f"
    ]
    assert asked == ["p", "a"]


def test_fan_out_is_asked_for_where_the_last_branch_is_whole() -> None:
    quiz = quiz_of("x = 3; u = x*2; p = square(u); q = exp(u); f = p + q")
    sums = [one for one in quiz.questions if one.kind is QuestionKind.NODE_GRADIENT]
    assert [one.node for one in sums] == ["u"]
    assert quiz.steps[sums[0].step].node == "u"
    assert quiz.answer(sums[0]) == pytest.approx(2 * 6 + math.exp(6))


def test_a_leaf_that_feeds_several_is_asked_for_after_its_last_edge() -> None:
    quiz = quiz_of("x = 3; p = x*x; f = p + x")
    sums = [one for one in quiz.questions if one.kind is QuestionKind.NODE_GRADIENT]
    assert [(one.node, one.step) for one in sums] == [("x", len(quiz.steps) - 1)]
    assert quiz.answer(sums[0]) == 7


SLIPS = [
    ("z = -1; s = sigmoid(z); f = 3*s", ("z", "s", 0), "0.19661", Slip.FORGOT_UPSTREAM),
    ("z = -1; s = sigmoid(z); f = 3*s", ("z", "s", 0), "3", Slip.FORGOT_LOCAL),
    ("z = -1; s = sigmoid(z); f = 3*s", ("z", "s", 0), "-0.58984", Slip.WRONG_SIGN),
    ("z = -1; s = sigmoid(z); f = 3*s", ("z", "s", 0), "3*0.26894", Slip.SIGMOID_VALUE),
    ("z = -1; s = sigmoid(z); f = 3*s", ("z", "s", 0), "0.26894", Slip.SIGMOID_VALUE),
    ("z = -1; s = sigmoid(z); f = 3*s", ("z", "s", 0), "3*(1-0.26894)", Slip.SIGMOID_COMPLEMENT),
    ("z = -1; s = sigmoid(z); f = 3*s", ("z", "s", 0), "3+0.19661", Slip.ADDED_LOCAL),
    ("z = -1; s = sigmoid(z); f = 3*s", ("z", "s", 0), "3/0.19661", Slip.DIVIDED_BY_LOCAL),
    ("w = -2; x = 5; g = w*x; f = 3*g", ("w", "g", 0), "-6", Slip.SWAPPED_FACTORS),
    ("w = -2; x = 5; g = w*x; f = 3*g", ("w", "g", 0), "-2", Slip.TOOK_VALUE),
    ("w = -2; x = 5; g = w*x; f = 3*g", ("w", "g", 0), "-10", Slip.TOOK_VALUE),
    ("w = -2; x = 5; g = w/x; f = 3*g", ("w", "g", 0), "3*2/25", Slip.OTHER_OPERAND),
    ("w = -2; x = 5; g = w/x; f = 3*g", ("x", "g", 1), "3*2/5", Slip.FORGOT_SQUARE),
    ("x = 5; g = square(x); f = 3*g", ("x", "g", 0), "15", Slip.FORGOT_FACTOR_TWO),
    ("x = 5; g = reciprocal(x); f = 3*g", ("x", "g", 0), "-3/5", Slip.FORGOT_SQUARE),
    ("x = 5; g = log(x); f = 3*g", ("x", "g", 0), "15", Slip.OPERAND_AS_LOCAL),
    ("x = 0.5; g = tanh(x); f = 3*g", ("x", "g", 0), "3*0.46212", Slip.VALUE_AS_LOCAL),
    ("x = 5; u = 3*x; p = 7*u; q = 11*u; f = p + q", ("x", "u", 1), "21", Slip.FORGOT_BRANCH),
    ("x = 5; u = 3*x; p = 7*u; q = 11*u; f = p + q", ("u", "p", 1), "18", Slip.ALL_BRANCHES),
]


@pytest.mark.parametrize("text,place,typed,slip", SLIPS)
def test_a_slip_on_an_edge_is_named(text: str, place: tuple[str, str, int], typed: str, slip: Slip) -> None:
    quiz = quiz_of(text)
    verdict = quiz.check(edge(quiz, *place), typed)
    assert not verdict.is_right
    assert verdict.slips[0] is slip
    assert len(verdict.said) == (1 if len(verdict.slips) == 1 else len(verdict.slips) + 1)


@pytest.mark.parametrize(
    "text,node,typed,slip",
    [
        ("w = 2; x = 5; f = w*x", "f", "7", Slip.WRONG_OPERATION),
        ("w = 2; x = 5; f = w + x", "f", "10", Slip.WRONG_OPERATION),
        ("w = 2; x = 5; b = 4; f = w + x + b", "f", "7", Slip.FORGOT_OPERAND),
        ("w = 2; x = 5; f = w*x", "f", "-10", Slip.WRONG_SIGN),
        ("x = 5; g = square(x); f = 3*g", "g", "10", Slip.DOUBLED),
        ("x = 5; g = square(x); f = 7*g", "g", "7", Slip.TOOK_GRADIENT),
        ("x = 2; f = sigmoid(x)", "f", "sigmoid(-2)", Slip.SIGMOID_SIGN),
        ("x = 2; f = sigmoid(x)", "f", "2", Slip.PASSED_OPERAND),
        ("a = 5; t = 2; f = squared_error(a, t)", "f", "3", Slip.FORGOT_SQUARE),
    ],
)
def test_a_slip_on_a_value_is_named(text: str, node: str, typed: str, slip: Slip) -> None:
    quiz = quiz_of(text)
    verdict = quiz.check(value(quiz, node), typed)
    assert not verdict.is_right
    assert verdict.slips[0] is slip


@pytest.mark.parametrize(
    "typed,slip",
    [
        ("7", Slip.FORGOT_BRANCH),
        ("11", Slip.FORGOT_BRANCH),
        ("-18", Slip.WRONG_SIGN),
        ("77", Slip.MULTIPLIED_BRANCHES),
        ("9", Slip.AVERAGED_BRANCHES),
        ("5", Slip.TOOK_VALUE),
    ],
)
def test_a_slip_on_a_sum_is_named(typed: str, slip: Slip) -> None:
    quiz = quiz_of("x = 5; p = 7*x; q = 11*x; f = p + q")
    question = gradient(quiz, "x")
    assert quiz.check(question, "7 + 11").is_right
    verdict = quiz.check(question, typed)
    assert verdict.slips == (slip,)


@pytest.mark.parametrize("sample,factor", [(0, "(1 / n)"), (1, "0")])
def test_hints_at_a_mean_leave_out_the_rows_held_out(sample: int, factor: str) -> None:
    graph = shares(4)
    graph.add("negate", ["f"], id="loss")
    graph.set_dataset({"x": [1.0, 2.0, 3.0, 4.0]}, [1])
    quiz = begin_quiz(graph, sample=sample)
    mean = quiz.find_value("f")
    assert mean is not None
    assert str(quiz.hints(mean)[2][0]) == "f = (4 + 12 + 16) / 3"
    assert quiz.check(mean, "32").slips == (Slip.SUM_FOR_MEAN,)
    rules, (symbols,), (numbers,) = quiz.hints(edge(quiz, "g", "f"))
    assert str(rules[1]).startswith("A mean of 3 samples has the local gradient 1/3 for each")
    assert str(symbols) == f"∂loss/∂f · ∂f/∂g = ∂loss/∂f · {factor}"
    assert str(numbers).endswith("0" if sample else "0.3333")


def test_slips_with_samples_are_named() -> None:
    quiz = begin_quiz(shares(), sample=0)
    mean = quiz.find_value("f")
    assert mean is not None
    assert quiz.check(mean, "12").slips == (Slip.SUM_FOR_MEAN,)
    assert quiz.check(mean, "8").slips == (Slip.ONE_SAMPLE,)
    share = edge(quiz, "w", "g")
    assert quiz.answer(share) == 0.5
    assert quiz.check(share, "1.5").slips[0] in {Slip.SUMMED_SAMPLES, Slip.ADDED_LOCAL}
    assert Slip.SUMMED_SAMPLES in quiz.check(share, "1.5").slips
    assert Slip.OTHER_SAMPLE in quiz.check(share, "1").slips
    whole = total(quiz, "w")
    assert quiz.answer(whole) == 1.5
    assert quiz.check(whole, "0.5").slips == (Slip.FORGOT_SAMPLES,)
    assert quiz.check(whole, "0.75").slips == (Slip.AVERAGED_SAMPLES,)
    assert "0.5, 1" in str(quiz.ask(whole))


def test_slips_that_coincide_are_all_told() -> None:
    quiz = quiz_of(LINEAR)
    verdict = quiz.check(edge(quiz, "w", "g"), "-2")
    assert verdict.slips == (Slip.SWAPPED_FACTORS, Slip.TOOK_VALUE)
    assert "More than one" in str(verdict.said[0])


def test_no_slip_is_named_that_leads_to_what_is_right() -> None:
    """Where upstream is 1, leaving it out is no slip; where both factors are alike, swapping is none."""
    quiz = quiz_of("w = 5; x = 5; f = w*x")
    assert quiz.check(edge(quiz, "w", "f"), "5").is_right
    assert quiz.check(edge(quiz, "w", "f"), "17").slips == ()


def test_nearly_right_is_told_as_such() -> None:
    quiz = quiz_of("x = 1; f = sigmoid(x)")
    verdict = quiz.check(value(quiz, "f"), "0.72")
    assert not verdict.is_right
    assert "Nearly" in str(verdict.said[0])


def test_hints_go_from_the_rule_to_the_numbers() -> None:
    quiz = quiz_of(LINEAR)
    rule, symbols, numbers = quiz.hints(edge(quiz, "w", "g"))
    assert "upstream gradient × the local gradient" in str(rule[0])
    assert str(symbols[0]) == "∂f/∂g · ∂g/∂w = ∂f/∂g · x"
    assert str(numbers[0]) == "1 × 5"
    _, symbols, numbers = quiz.hints(value(quiz, "g"))
    assert (str(symbols[0]), str(numbers[0])) == ("g = w × x", "g = -2 × 5")


def test_hints_at_many_operands_are_short() -> None:
    names = [f"a{place}" for place in range(30)]
    text = "; ".join(f"{name} = {place}" for place, name in enumerate(names))
    quiz = quiz_of(f"{text}; f = add({', '.join(names)})")
    _, symbols, numbers = quiz.hints(value(quiz, "f"))
    assert str(symbols[0]) == "f = a0 + a1 + a2 + a3 + a4 + a5 + a6 + … + a29"
    assert str(numbers[0]) == "f = 0 + 1 + 2 + 3 + 4 + 5 + 6 + … + 29"


def test_every_slip_and_operation_has_its_words() -> None:
    assert set(SLIP_TEXTS) == set(Slip)
    assert set(LOCAL_RULES) == {id_ for id_, operation in OPERATIONS.items() if not operation.is_leaf}
    assert set(HELD_OUT_RULES) == {id_ for id_, one in OPERATIONS.items() if one.kind is Kind.REDUCTION}


def test_an_edge_with_a_twin_is_told_by_its_operand() -> None:
    quiz = quiz_of("x = 3; f = x*x")
    assert "operand 2" in str(quiz.ask(edge(quiz, "x", "f", 1)))


def test_an_unfinished_graph_is_refused() -> None:
    graph = Graph()
    graph.add("square", id="f")
    with pytest.raises(UnfinishedGraphError):
        begin_quiz(graph)
    with pytest.raises(NumberError):
        begin_quiz(preset("xor"), sample=4)


def test_infinite_numbers_are_asked_and_answered() -> None:
    quiz = quiz_of("x = 0; f = log(x)")
    question = value(quiz, "f")
    assert quiz.check(question, "-inf").is_right
    assert not quiz.check(question, "5").is_right


def test_a_share_that_its_edges_do_not_add_up_to_is_not_asked_for() -> None:
    """A parameter that feeds samples and a single node: the latter's gradient is divided among samples."""
    graph = shares()
    graph.add("square", ["w"], id="r")
    graph.add("add", ["f", "r"], id="loss")
    quiz = begin_quiz(graph)
    assert all(one.kind is not QuestionKind.NODE_GRADIENT for one in quiz.questions)
