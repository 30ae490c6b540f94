"""What a graph looks like, without Qt: shapes, ports, wires, labels, layout, colours, numbers."""
