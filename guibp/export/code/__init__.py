"""Scripts that compute, differentiate and train a graph with libraries that learners meet elsewhere."""
