"""Particles fit the word before them."""

from __future__ import annotations

import pytest

from guibp.gui.particles import settle_particles


@pytest.mark.parametrize(
    "text,expected",
    [
        ("w이(가) 커지면 f은(는) 커집니다", "w가 커지면 f는 커집니다"),
        ("n이(가) l을(를) r와(과)", "n이 l을 r과"),
        ("h1은(는) h2(으)로", "h1은 h2로"),
        ("h3(으)로, h1(으)로, l(으)로", "h3으로, h1로, l로"),
        ("0.05은(는) 10을(를) 7이(가)", "0.05는 10을 7이"),
        ('"손실"은(는) "가중치"을(를) "길"(으)로', '"손실"은 "가중치"를 "길"로'),
        ('"열"(이)라는, "x"(이)라는', '"열"이라는, "x"라는'),
        ("mean을(를) loss을(를) string이(가) flag이(가)", "mean을 loss를 string이 flag가"),
        ("x_1은(는) z_n이(가)", "x_1은 z_n이"),
        ("σ은(는)", "σ은(는)"),
        ("은(는)", "은(는)"),
        ("f(x) is plain (really)", "f(x) is plain (really)"),
    ],
)
def test_particles_fit(text: str, expected: str) -> None:
    assert settle_particles(text) == expected
