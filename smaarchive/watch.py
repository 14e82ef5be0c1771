"""Folders in; a signal out each time that something under them changed and has come to rest."""

from collections.abc import Iterable, Iterator

from .errors import MissingExtra

RESTING = 1000  # ms without another change, after which a file that is being written is taken to be whole


def changes(folders: Iterable[str]) -> Iterator[None]:
    """Wait, and yield once for each burst of changes. Raise `MissingExtra` without the library, at the first wait."""
    try:
        import watchfiles
    except ImportError as error:
        raise MissingExtra("--watch needs watchfiles: pip install 'smaarchive[watch]'") from error
    for _changed in watchfiles.watch(*folders, step=RESTING, raise_interrupt=True):
        yield
