"""The palettes can be read, and told apart by people who see fewer colours."""

from dataclasses import astuple, fields, replace
from itertools import product

import pytest

from guibp.drawing.colours import DARK, LIGHT, PRINT, Palette
from tests.drawing.colour_vision import Deficiency, colour_difference, contrast_ratio

PALETTES = {"light": LIGHT, "dark": DARK, "print": PRINT}
EYES = (None, *Deficiency)
READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text."""
TELLABLE = 35.0
"""A difference ΔE*ab that is seen at a glance, far above the 2.3 that is just noticeable."""

SEEN = 12.0
"""A difference that is plainly seen where a mark lies beside what has none; shape or words say it too."""
TOLD_APART = (("value", "gradient"), ("class_zero", "class_one"), ("halo", "selection"))
MARKED = (
    *((mark, ground) for mark in ("halo", "selection") for ground in ("canvas", "node", "frame")),
    ("selection", "ring"),
    ("selection", "wire"),
    ("wire", "canvas"),
    ("wire", "frame"),
    ("ring", "node"),
    ("warning", "text"),
    *((name, "canvas") for name in ("class_zero", "class_one", "value", "gradient")),
)
"""A mark, and what it must stand out from: the node at work, a selected node or wire, a class's region."""

on_each_palette = pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)


@on_each_palette
def test_every_colour_is_a_hexadecimal_text(palette: Palette) -> None:
    for colour in astuple(palette):
        assert len(colour) == 7
        assert colour[0] == "#"
        int(colour[1:], 16)


@on_each_palette
def test_text_can_be_read(palette: Palette) -> None:
    for text, ground in [
        *product((palette.value, palette.gradient), (palette.canvas, palette.panel, palette.frame)),
        *product((palette.text, palette.quiet), (palette.canvas, palette.panel, palette.node, palette.frame)),
        (palette.text, palette.halo),
        (palette.warning, palette.panel),
    ]:
        assert contrast_ratio(text, ground) >= READABLE, (text, ground)


@on_each_palette
@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("pair", TOLD_APART, ids=" ".join)
def test_what_means_two_things_can_be_told_apart(
    palette: Palette, eyes: Deficiency | None, pair: tuple[str, str]
) -> None:
    assert difference_of(palette, pair, eyes) >= TELLABLE


@on_each_palette
@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("pair", MARKED, ids=" ".join)
def test_a_mark_is_seen_beside_what_is_not_marked(
    palette: Palette, eyes: Deficiency | None, pair: tuple[str, str]
) -> None:
    assert difference_of(palette, pair, eyes) >= SEEN


def difference_of(palette: Palette, pair: tuple[str, str], eyes: Deficiency | None) -> float:
    first, second = (getattr(palette, name) for name in pair)
    return colour_difference(first, second, eyes)


@pytest.mark.parametrize(
    "pair,colour,least",
    [
        (("value", "gradient"), "#5F8A10", TELLABLE),
        (("class_zero", "class_one"), "#8A4A2F", TELLABLE),
        (("halo", "canvas"), "#FBFBEF", SEEN),
        (("selection", "ring"), "#3B4A55", SEEN),
    ],
)
def test_a_wrong_colour_is_found(pair: tuple[str, str], colour: str, least: float) -> None:
    """A planted colour that some eyes, or all, take for the other of its pair."""
    name, _ = pair
    planted = replace(LIGHT, **{name: colour})
    assert min(difference_of(planted, pair, eyes) for eyes in EYES) < least


@pytest.mark.parametrize(
    "first,second,eyes",
    [("#B22222", "#556B2F", Deficiency.PROTANOPIA), ("#D7191C", "#1A9641", Deficiency.DEUTERANOPIA)],
)
def test_red_and_green_are_confused(first: str, second: str, eyes: Deficiency) -> None:
    """A planted pair: the simulation must see it fail."""
    assert colour_difference(first, second) >= TELLABLE > colour_difference(first, second, eyes)


def test_pale_text_is_not_readable() -> None:
    assert contrast_ratio("#9AA0A6", LIGHT.canvas) < READABLE
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)


def test_palettes_have_the_same_roles_and_differ() -> None:
    assert len({palette.canvas for palette in (LIGHT, DARK)}) == len((LIGHT, DARK))
    assert {field.name for field in fields(Palette)} >= {"value", "gradient", "halo", "class_one", "warning"}
