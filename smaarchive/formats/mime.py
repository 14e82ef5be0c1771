"""MIME (mail, MHTML) in; its parts out. Nothing is trusted to be small: headers are cut, parts are counted."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice

from ..decode import codec_of

LONGEST_HEAD = 256 << 10  # bytes before the first blank line; mail that travelled far has 20,000
LONGEST_HEADER = 4000  # characters: decoding is quadratic in the number of encoded words (RELIABILITY B17)
MOST_PARTS = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """One part that is no container: its type, its encoding, its address, its bytes."""

    type: str
    charset: str | None
    location: str | None
    attached: bool
    message: Message

    @property
    def data(self) -> bytes:
        """The decoded bytes."""
        payload = self.message.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""


def parse(data: bytes) -> Message | None:
    """Parse a message; `None` where its headers have no end, or its parts lie too deep."""
    head = data[: LONGEST_HEAD + 4].replace(b"\r\n", b"\n")
    if b"\n\n" not in head and len(data) > LONGEST_HEAD:
        return None
    try:
        return message_from_bytes(data)
    except RecursionError:
        return None


def parts(message: Message) -> Iterator[Part]:
    """Yield the parts of a message in their order."""
    for part in islice(message.walk(), MOST_PARTS):
        if part.is_multipart():
            continue
        yield Part(
            part.get_content_type(),
            _charset(part),
            header(part, "Content-Location"),
            part.get_content_disposition() == "attachment",
            part,
        )


def _charset(part: Message) -> str | None:
    label = part.get_content_charset()
    return label if label and codec_of(label) else None


def header(message: Message, name: str) -> str | None:
    """Return a header as one line of text."""
    value = message.get(name)
    if value is None:
        return None
    text = str(value)[:LONGEST_HEADER]
    with suppress(HeaderParseError, LookupError, ValueError):  # an encoding that there is not; broken base64
        text = str(make_header(decode_header(text)))
    return " ".join(text.encode("utf-8", "replace").decode().split()) or None


def attached_mail(message: Message) -> Message:
    """Return the mail that a mail passes on as a part of itself, at whatever depth; else the mail itself."""
    for part in islice(message.walk(), MOST_PARTS):
        inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, list) and isinstance(inner[0], Message):
            return attached_mail(inner[0])
    return message


def is_cut(message: Message) -> bool:
    """Tell whether a multipart message ends before its last boundary."""
    return any(type(defect).__name__ == "CloseBoundaryNotFoundDefect" for defect in message.defects)
