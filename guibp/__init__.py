"""guibp: build a computational graph, and watch values and gradients flow along its edges."""
