"""The host of a page's URL."""

from functools import lru_cache
from urllib.parse import urlsplit


@lru_cache(64)  # each field of a page asks for its host
def host_of(url: str | None) -> str:
    """Return the host that a URL names, in lower case; "" where it names none."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # `http://[example.org/`
        return ""
