from collections.abc import Sequence

from torch import Tensor

def grad(outputs: Tensor, inputs: Sequence[Tensor]) -> tuple[Tensor, ...]: ...
