"""Inputs made up at random. The suite tries a few of each kind; `make fuzz` sets FUZZ_EXAMPLES and takes minutes."""

import os

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "500"))
