"""Lessons: guided tasks on a graph, read from files, each checked by what the learner does."""
