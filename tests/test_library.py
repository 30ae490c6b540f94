"""What ``import guibp`` offers: every public name, and the same ones to a type checker."""

from __future__ import annotations

import pytest

import guibp
from guibp import library


def test_the_package_offers_what_the_library_has() -> None:
    assert guibp.__all__ == library.__all__
    assert all(getattr(guibp, name) is getattr(library, name) for name in guibp.__all__)
    assert set(guibp.__all__) <= set(dir(guibp))


def test_what_it_does_not_offer_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        guibp.nowhere  # noqa: B018 - reading it is the test
