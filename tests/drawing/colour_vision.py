"""Judges colours: contrast, and how far apart two look to a person with a colour-vision deficiency."""

from enum import Enum

import numpy as np
import numpy.typing as npt

Colour = npt.NDArray[np.float64]
"""Linear light of red, green and blue, each 0 to 1, shape (3,)."""


class Deficiency(Enum):
    """A kind of colour blindness."""

    PROTANOPIA = "protanopia"
    DEUTERANOPIA = "deuteranopia"
    TRITANOPIA = "tritanopia"


# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation of Color
# Vision Deficiency, IEEE Trans. Vis. Comput. Graph. 15 (6), 2009, table of matrices at severity 1.0.
_SIMULATION = {
    Deficiency.PROTANOPIA: (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    Deficiency.DEUTERANOPIA: (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    Deficiency.TRITANOPIA: (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

# Relative luminance, and the linear light of sRGB: W3C, Web Content Accessibility Guidelines 2.2.
_LINEAR_END = 0.04045
_LUMINANCE = (0.2126, 0.7152, 0.0722)
# CIE XYZ of linear sRGB under D65: IEC 61966-2-1.
_TO_XYZ = (
    (0.4123908, 0.3575843, 0.1804808),
    (0.2126390, 0.7151687, 0.0721923),
    (0.0193308, 0.1191948, 0.9505322),
)
_WHITE = (0.9504559, 1.0, 1.0890578)


def contrast_ratio(first: str, second: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    weights = np.array(_LUMINANCE)
    light, dark = sorted((float(weights @ _linear(first)), float(weights @ _linear(second))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour_difference(first: str, second: str, deficiency: Deficiency | None = None) -> float:
    """How different two colours look, as ΔE*ab of CIE 1976, to a person with or without a deficiency."""
    seen = [_see(_linear(colour), deficiency) for colour in (first, second)]
    return float(np.linalg.norm(_lab(seen[0]) - _lab(seen[1])))


def _see(light: Colour, deficiency: Deficiency | None) -> Colour:
    if deficiency is None:
        return light
    return np.clip(np.array(_SIMULATION[deficiency]) @ light, 0.0, 1.0)


def _linear(colour: str) -> Colour:
    channels = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(channels <= _LINEAR_END, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def _lab(light: Colour) -> Colour:
    ratios = np.array(_TO_XYZ) @ light / np.array(_WHITE)
    roots = np.where(ratios > (6 / 29) ** 3, np.cbrt(ratios), ratios / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = roots
    return np.array((116 * y - 16, 500 * (x - y), 200 * (y - z)))
