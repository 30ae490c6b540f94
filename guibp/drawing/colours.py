"""The palettes: every colour of the window and of pictures, as plain hexadecimal texts named by their use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, each as ``#RRGGBB``, named by what they are for."""

    canvas: str
    dots: str
    panel: str
    hairline: str
    text: str
    quiet: str
    node: str
    ring: str
    wire: str
    halo: str
    value: str
    gradient: str
    heat_positive: str
    """A strong positive gradient in the heat view: a wire in the colour of gradients."""
    heat_negative: str
    """A strong negative one there: purple, the partner of orange that all eyes tell apart."""
    class_zero: str
    """Points and region of the class whose target is 0."""
    class_one: str
    """Points and region of the class whose target is 1."""
    frame: str
    """The ground of an open group."""
    selection: str
    """Where the system names no accent."""
    warning: str


LIGHT = Palette(
    canvas="#FBFBFA",
    dots="#E4E4E0",
    panel="#FFFFFF",
    hairline="#E3E3E0",
    text="#1F2328",
    quiet="#6B7280",
    node="#FFFFFF",
    ring="#3B4148",
    wire="#9AA0A6",
    halo="#FFE7A3",
    value="#0072B2",
    gradient="#C2500A",
    heat_positive="#C2500A",
    heat_negative="#5B2A9D",
    class_zero="#7B3294",
    class_one="#1B7837",
    frame="#FFFFFF",
    selection="#2F6FEB",
    warning="#B42318",
)

DARK = Palette(
    canvas="#16181B",
    dots="#26292D",
    panel="#1D2024",
    hairline="#2E3237",
    text="#E8EAED",
    quiet="#9AA3AD",
    node="#23272C",
    ring="#C7CDD4",
    wire="#6B737C",
    halo="#5A4A14",
    value="#56B4E9",
    gradient="#F0A04B",
    heat_positive="#F0A04B",
    heat_negative="#A98BF5",
    class_zero="#B07CC6",
    class_one="#7FCB8C",
    frame="#1B1E22",
    selection="#6EA0FF",
    warning="#FF8A80",
)

PRINT = Palette(
    canvas="#FFFFFF",
    dots="#FFFFFF",
    panel="#FFFFFF",
    hairline="#7A7A7A",
    text="#000000",
    quiet="#3A3A3A",
    node="#FFFFFF",
    ring="#000000",
    wire="#4A4A4A",
    halo="#FFE08A",
    value="#004F8A",
    gradient="#A03800",
    heat_positive="#A03800",
    heat_negative="#3F1280",
    class_zero="#5E1F78",
    class_one="#0F5A26",
    frame="#FFFFFF",
    selection="#0B57D0",
    warning="#9B1C12",
)
"""High contrast, for paper and projectors."""


def mix(first: str, second: str, share: float) -> str:
    """The first colour with ``share`` of it kept, 0 to 1, and the second for the rest."""
    pairs = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02X}" for one, other in pairs)
