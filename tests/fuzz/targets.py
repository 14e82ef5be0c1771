"""What is tried, by name: each takes an input made by a generator, tells which kind it was, and raises at any fault."""

from collections.abc import Callable
from random import Random

from .answered import asked, searched
from .taken_in import decoded, file, lines, page_of_anything, printed

TARGETS: dict[str, Callable[[Random], str]] = {
    "encodings": decoded,
    "files": file,
    "lines": lines,
    "pages": page_of_anything,
    "queries": asked,
    "commands": searched,
    "outputs": printed,
}
