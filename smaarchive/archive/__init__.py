"""The archive: one SQLite file that any sqlite3 client can read without us. The only folder with SQL."""

from .connection import Archive, open_reading, open_writing
from .read import count, get, listing
from .store import known, store, store_all

__all__ = ["Archive", "count", "get", "known", "listing", "open_reading", "open_writing", "store", "store_all"]
