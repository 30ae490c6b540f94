"""How a computational graph is computed: tape, evaluation, stepping and training."""
