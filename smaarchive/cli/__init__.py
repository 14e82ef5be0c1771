"""The command line: the only place that prints or exits. A command is imported when it is called."""

import sys
from collections.abc import Sequence

from .group import sma
from .outcome import exit_code
from .screen import prepare_streams


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code."""
    prepare_streams()
    sys.exit(exit_code(lambda: sma.main(arguments, prog_name="sma", standalone_mode=False)))
