"""A terminal of its own for a program, and all that reached its screen."""

import fcntl
import os
import pty
import struct
import termios
from collections.abc import Callable


def shown_by(program: Callable[[], object], columns: int = 80, rows: int = 24) -> tuple[int, bytes]:
    """Run what ends its process, in a process on a terminal; return its exit code and what it wrote there."""
    child, screen = pty.fork()
    if child == 0:
        try:
            program()
        finally:
            os._exit(99)
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    shown = b""
    while True:
        try:
            shown += os.read(screen, 65536)
        except OSError:  # Linux: the other end is closed
            break
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown
