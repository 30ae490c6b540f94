"""How a computation is told: each step in symbols and in numbers."""
