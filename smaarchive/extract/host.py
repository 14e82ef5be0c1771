"""The host of a page's URL."""

from urllib.parse import urlsplit


def host_of(url: str | None) -> str:
    """Return the host that a URL names, in lower case; "" where it names none."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:  # `http://[example.org/`
        return ""
