"""What a site asks of robots (RFC 9309), read by protego."""

from protego import Protego

from ..errors import NotFetched

AGENT = "sma"  # the name that a robots.txt would call us by
LARGEST = 500 << 10  # bytes; section 2.5 of the RFC
UNAVAILABLE = range(400, 500)  # section 2.3.1.3: no rules, anything may be fetched


class Rules:
    """The rules of one host; `None` is a host without any."""

    def __init__(self, text: str | None) -> None:
        self._rules = None if text is None else Protego.parse(text)

    def check(self, url: str) -> None:
        """Raise `NotFetched` where the host does not want a URL to be fetched."""
        if self._rules is not None and not self._rules.can_fetch(url, AGENT):
            raise NotFetched("the site's robots.txt does not allow it")
