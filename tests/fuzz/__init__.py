"""Inputs made up at random: the suite tries a few of each kind, `make fuzz` as many as fit into its time."""

LONGEST = 5.0  # CPU seconds of an input, which are of some kB
