"""What people type to find an operation besides its id and its title: signs, and the Korean words."""

from __future__ import annotations

from collections.abc import Mapping

SIGNS: Mapping[str, tuple[str, ...]] = {
    "add": ("+",),
    "multiply": ("*", "×", "·", "∗"),
    "subtract": ("-", "−"),
    "divide": ("/", "÷", ":"),
    "negate": ("-", "−", "-x", "−x"),
    "reciprocal": ("1/", "1/x", "1÷"),
    "power": ("**", "^", "xʸ", "x^y"),
    "square": ("²", "x²", "^2", "**2"),
    "exp": ("e^", "eˣ", "e^x"),
    "log": ("ln",),
    "sigmoid": ("σ",),
    "sum": ("Σ", "∑"),
    "mean": ("μ", "x̄"),
    "squared_error": ("(−)²", "(-)²", "(-)^2"),
    "binary_cross_entropy": ("H",),
}
"""Signs are compared as they are: a great sigma is a sum, a small one the sigmoid."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "input": ("입력", "데이터", "data", "x"),
    "parameter": ("매개변수", "파라미터", "가중치", "편향", "변수", "weight", "bias", "w"),
    "constant": ("상수", "number", "숫자"),
    "add": ("더하기", "덧셈", "plus"),
    "multiply": ("곱하기", "곱셈", "곱", "times", "product"),
    "subtract": ("빼기", "뺄셈", "minus", "difference"),
    "divide": ("나누기", "나눗셈", "over", "quotient"),
    "negate": ("부호 바꾸기", "음수", "반수", "minus"),
    "reciprocal": ("역수", "inverse"),
    "power": ("거듭제곱", "지수", "멱", "pow"),
    "square": ("제곱",),
    "exp": ("지수함수", "지수 함수", "자연지수"),
    "log": ("로그", "자연로그"),
    "sigmoid": ("시그모이드", "활성화", "logistic", "로지스틱", "activation"),
    "tanh": ("하이퍼볼릭탄젠트", "쌍곡탄젠트", "탄젠트", "활성화", "activation"),
    "relu": ("렐루", "활성화", "activation", "rectifier"),
    "mean": ("평균", "average"),
    "sum": ("합", "합계", "총합", "시그마", "sigma", "total"),
    "squared_error": ("제곱오차", "제곱 오차", "오차", "손실", "loss", "mse"),
    "binary_cross_entropy": (
        "교차엔트로피",
        "교차 엔트로피",
        "크로스 엔트로피",
        "손실",
        "loss",
        "bce",
        "binary",
    ),
}

NOTE_WORDS: tuple[str, ...] = ("note", "text", "comment", "sticky", "메모", "노트", "주석", "글")

MOST_USED: tuple[str, ...] = (
    "multiply",
    "add",
    "parameter",
    "input",
    "sigmoid",
    "constant",
    "relu",
    "tanh",
    "subtract",
    "exp",
    "log",
    "square",
    "divide",
    "mean",
    "sum",
    "binary_cross_entropy",
    "squared_error",
    "negate",
    "reciprocal",
    "power",
)
"""The order in which graphs use them, for a graph that does not say so itself yet."""
