"""The compiled kernel, once for all tests of the engine."""

import pytest

from guibp.engine.kernel import Kernel, load_kernel


@pytest.fixture(scope="session")
def kernel() -> Kernel:
    return load_kernel()
