"""The canvas: one widget on which the graph is drawn, wired, moved and edited."""
