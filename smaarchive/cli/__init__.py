"""The command line: the only place that prints or exits. A command is imported when it is called."""

import gc
import os
import sys
from collections.abc import Sequence

SELDOM = 50_000  # objects made between two looks for garbage: more than a search makes, which looking slows down
COMPLETING = "_SMA_COMPLETE"  # set by the script that `sma completion` prints


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit with its code."""
    gc.set_threshold(SELDOM)
    try:
        # imported here, so that Ctrl-C during the first imports is no traceback either
        from .group import sma
        from .outcome import exit_code
        from .screen import prepare_streams
    except KeyboardInterrupt:
        sys.exit(130)
    prepare_streams()
    if COMPLETING in os.environ:
        sma.main(prog_name="sma", complete_var=COMPLETING)
    code = exit_code(sma, list(sys.argv[1:] if arguments is None else arguments))
    gc.freeze()  # nor is anything looked for at the end, where all of it goes anyway
    sys.exit(code)
