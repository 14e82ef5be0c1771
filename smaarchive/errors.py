"""Every error that reaches a user: one sentence and an exit code.

    SmaError                2  anything a user can put right
    ├── NothingFound        1  a name or a search without an answer
    │   └── NoArticle       1  an id that no article has
    ├── Usage               2  a command line that cannot be read
    │   └── MalformedQuery  2  a query whose field value cannot be read (`date:20-13`)
    ├── NoArchive           2  a reading command, and no archive yet
    ├── NotAnArchive        2  a file that another program wrote
    ├── WrongSchema         2  an archive of a newer (or not yet upgraded) schema
    ├── MissingExtra        2  a format or output whose library is not installed
    ├── NotFetched          2  a URL that gives no page
    ├── IncompleteIngest    3  some pages failed or had no text
    ├── Damaged             4  damage that `check` found, or another command met with
    │   └── DamagedPage     4  bytes of a page that are not as they were kept
    └── Locked              5  another process holds the archive

The message is the whole line a user reads: what is wrong and what to do next.
"""

from collections.abc import Iterable


class SmaError(Exception):
    """The base of all errors of this program."""

    exit_code = 2


class NothingFound(SmaError):
    """No article answers."""

    exit_code = 1


class NoArticle(NothingFound):
    """No article has one of these ids."""

    def __init__(self, ids: Iterable[int], archive: object) -> None:
        super().__init__(f"no article {', '.join(map(str, ids))} in {archive}: `sma list` shows what there is")


class Usage(SmaError):
    """The command line cannot be read."""


class MalformedQuery(Usage):
    """A field of the query has a value that cannot be read.

    `column` is its 0-based place in `query`, the text as it was typed; None where a flag gave it.
    """

    def __init__(self, message: str, column: int | None = None, query: str = "") -> None:
        super().__init__(message if column is None else f"{message}, at column {column + 1} of the query")
        self.column = column
        self.query = query


class NoArchive(SmaError):
    """A reading command was given, and there is no archive."""


class NotAnArchive(SmaError):
    """The file is not an archive of this program."""


class WrongSchema(SmaError):
    """The archive has a schema this version cannot use."""


class MissingExtra(SmaError):
    """An optional library is not installed."""

    def __init__(self, need: str, extra: str) -> None:
        super().__init__(f"{need}: pip install 'smaarchive[{extra}]'")


class NotFetched(SmaError):
    """A URL gives no page."""


class IncompleteIngest(SmaError):
    """Some pages failed or had no text."""

    exit_code = 3


class Damaged(SmaError):
    """The archive is damaged."""

    exit_code = 4


class DamagedPage(Damaged):
    """What is kept of one page, which lay at `path` if that is known, is not as it was; others may be."""

    def __init__(self, message: str, path: str | None = None) -> None:
        super().__init__(message)
        self.path = path


class Locked(SmaError):
    """Another process holds the archive."""

    exit_code = 5
