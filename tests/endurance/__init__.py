"""The long tests: what a program meets in years, in minutes, each with a control that must fail."""
