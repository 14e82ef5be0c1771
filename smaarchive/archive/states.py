"""What is noted of a source in its row, where a statement asks for it; the others are those of `page`."""

from typing import Final

CONTAINER: Final = "container"  # it keeps no bytes: its records do
LOST: Final = "lost"  # the bytes were salvaged and their article was not: to be taken in again
WITHOUT_TEXT: Final = "no-text"
