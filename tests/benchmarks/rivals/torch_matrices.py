"""Rival: PyTorch eager on a network in matrices."""

from __future__ import annotations

from tests.benchmarks.drawings import Network
from tests.benchmarks.racing import RivalMissingError, Train


def train_with_torch(network: Network) -> Train:
    """Gradient descent on the mean loss, updated in place without an optimiser's overhead."""
    try:
        import torch
        from torch.nn import functional
    except ImportError as error:
        raise RivalMissingError("torch is not installed") from error
    torch.set_num_threads(1)  # on tensors this small a second one only costs
    inputs, target = torch.from_numpy(network.inputs), torch.from_numpy(network.target)

    def measure(parameters: list[torch.Tensor]) -> torch.Tensor:
        layer, operand = inputs, inputs
        for weights, bias in zip(parameters[::2], parameters[1::2], strict=True):
            operand = torch.addmm(bias, weights, layer)
            layer = torch.sigmoid(operand)
        if network.loss == "squared_error":
            return functional.mse_loss(layer[0], target)
        return functional.binary_cross_entropy_with_logits(operand[0], target)

    def train(steps: int) -> list[float]:
        # Biases as columns, so that one fused call multiplies and adds.
        shaped = [array if array.ndim == 2 else array[:, None] for array in network.flat]
        parameters = [torch.from_numpy(array.copy()).requires_grad_() for array in shaped]
        losses = []
        for _ in range(steps):
            loss = measure(parameters)
            gradients = torch.autograd.grad(loss, parameters)
            with torch.no_grad():
                torch._foreach_add_(parameters, gradients, alpha=-network.rate)
            losses.append(loss.item())
        return losses

    return train
