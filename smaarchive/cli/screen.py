"""Where the answer goes: its shape, colour and width; stdout carries data only, everything said goes to stderr."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, TextIO

from ..errors import SmaError
from ..frozen import Frozen
from ..interruption import at_once
from ..outputs import Form, Record, columns, written
from ..outputs.plain import plain

FALLBACK_WIDTH = 80
WIDEST = 160  # columns; a table any wider is hard to follow


class Screen(Frozen):
    """How an answer is printed: `shape` is one of `outputs.SHAPES`, or table; `width` is in columns."""

    shape: str
    colour: bool
    width: int
    quiet: bool = False
    raw_csv: bool = False
    asked: bool = False  # the shape was named, not chosen by where stdout goes

    @property
    def is_table(self) -> bool:
        """Tell whether the answer is for eyes."""
        return self.shape == "table"

    def note(self, message: str) -> None:
        """Say something on stderr, in one line, unless asked to be quiet."""
        if not self.quiet:
            warn(message)

    def print_records(self, records: Iterable[Record], names: tuple[str, ...] = columns.ARTICLES) -> None:
        """Print records in the shape asked for, each as soon as it is there; `names` are the columns of rows."""
        write(written(self.shape, records, Form(names, not _is_utf8(), self.raw_csv)))

    def print_object(self, value: object) -> None:
        """Print one JSON value, indented where someone reads it."""
        from ..outputs import json

        write([json.text(value, ascii_only=not _is_utf8(), indent=2 if sys.stdout.isatty() else None), "\n"])


def choose(shape: str | None = None, color: str = "auto", quiet: bool = False, raw_csv: bool = False) -> Screen:
    """Decide from the options, the streams and the environment how to print."""
    terminal = sys.stdout.isatty()
    chosen = shape or ("table" if terminal else "json")
    return Screen(chosen, _colour(color, terminal), _width(), quiet, raw_csv, asked=shape is not None)


def _colour(choice: str, terminal: bool) -> bool:
    if choice != "auto":
        return choice == "always"
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    """Return the columns of the terminal, even where only stderr is one (`--table | less`)."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return min(int(columns), WIDEST)
    for stream in (sys.stdout, sys.stderr):
        try:
            return min(os.get_terminal_size(stream.fileno()).columns or FALLBACK_WIDTH, WIDEST)
        except OSError:
            continue
    return FALLBACK_WIDTH


def prepare_streams() -> None:
    """Let neither stream fail on a character its encoding has not, nor any be missing (`>&-`, `<&-`)."""
    sys.stdin = sys.stdin or _nothing("r")
    sys.stdout = sys.stdout or _unwritable_stream()
    sys.stderr = sys.stderr or _nothing("w")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # typeshed calls them TextIO


def _nothing(mode: Literal["r", "w"]) -> TextIO:
    return open(os.devnull, mode, encoding="utf-8")


def _unwritable_stream() -> TextIO:
    """Stand in for a stdout that is closed: what is printed is not printed, and whoever prints is told so."""
    return os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")


def write(chunks: Iterable[str]) -> None:
    """Write data to stdout, a chunk as soon as it is there. Raises `SmaError` where it cannot be written."""
    for chunk in chunks:
        try:
            with at_once():  # nobody may be reading
                sys.stdout.write(chunk)
                sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _unwritable(error) from error


def write_bytes(data: bytes) -> None:
    """Write bytes to stdout as they are. Raises `SmaError` where they cannot be written."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(error) from error


def _unwritable(error: OSError) -> SmaError:
    abandon_stdout()
    return SmaError(f"the output cannot be written: {error.strerror}")


def abandon_stdout() -> None:
    """Point an output nobody takes at nothing, so that no later flush of it can fail."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


def warn(message: str) -> None:
    """Say one line on stderr."""
    with at_once():  # nobody may be reading
        sys.stderr.write(f"sma: {plain(message)}\n")


def read_long(text: str) -> None:
    """Print a text; on a terminal, one longer than the screen goes through `$SMA_PAGER`, else `$PAGER`."""
    pager = os.environ.get("SMA_PAGER", os.environ.get("PAGER", ""))
    if pager and sys.stdout.isatty() and text.count("\n") >= os.get_terminal_size(sys.stdout.fileno()).lines:
        from .pager import page

        page(pager, text, fallback=write)
    else:
        write([text])


@contextmanager
def done_before(what: str) -> Iterator[None]:
    """Say what was done already, where the answer that tells it cannot be written."""
    try:
        yield
    except SmaError as error:
        error.add_note(what)
        raise


@contextmanager
def said_around(to: Screen, say: Callable[[], None]) -> Iterator[None]:
    """Say what there is to say of an answer where it is read: below a table, which would push it off the screen."""
    if not to.is_table:
        say()  # whoever reads the other shapes may not read them to their end
    yield
    if to.is_table:
        say()


def how_many(shown: int, total: int, offset: int) -> str:
    """Say which part of an answer is shown, and how to see all of it."""
    part = f"{offset + 1}-{offset + shown}" if offset else str(shown)
    return f"{part} of {total} shown; --limit 0 shows all"


def undated(count: int) -> str:
    """Say how many articles a date left out."""
    return f"{count} undated not counted: an article without a date matches no --since or --until"


def _is_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
