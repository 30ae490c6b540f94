"""What a computational graph is: operations, nodes, edges, edits and documents."""
