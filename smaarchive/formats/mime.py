"""MIME (mail, MHTML) in; its parts out. Nothing is trusted to be small: headers are cut; who reads is timed."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from itertools import zip_longest

from ..decode import codec_of

LONGEST_HEAD = 256 << 10  # bytes before the first blank line; mail that travelled far has 20,000
LONGEST_HEADER = 4000  # characters: decoding is quadratic in the number of encoded words (RELIABILITY B17)
HTML = "text/html"
TEXTS = (HTML, "text/plain")
DEEPEST = 50  # parts inside each other


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
    for part in message.walk():
        if not part.is_multipart():
            yield _part(part)


def shown(message: Message, depth: int = 0) -> list[Part]:
    """Return the parts that are the text of a mail, in their order; of alternatives HTML before plain text."""
    inside = _inside(message)
    if not isinstance(inside, list) or depth == DEEPEST:
        return [part for part in parts(message) if part.type in TEXTS and not part.attached and part.data.strip()]
    if message.get_content_maintype() != "multipart" or (depth and message.get_content_disposition() == "attachment"):
        return []  # a report of what was not delivered
    found = []
    for child in inside:
        if isinstance(child, Message) and (texts := shown(child, depth + 1)):
            found.append(texts)
    if message.get_content_subtype() == "alternative":
        return next((texts for texts in found if any(part.type == HTML for part in texts)), found[0] if found else [])
    return [part for texts in found for part in texts]


def _inside(message: Message) -> object:
    """Return the list of parts of a message; `None` for a text, which its `charset="ascii\\0"` may keep from us."""
    return message.get_payload() if message.is_multipart() else None


def _part(part: Message) -> Part:
    attached = part.get_content_disposition() == "attachment"
    return Part(part.get_content_type(), _charset(part), header(part, "Content-Location"), attached, part)


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


def attached_mails(message: Message) -> list[Message]:
    """Return the mails that a mail passes on as parts of itself, at whatever depth: those that pass on none."""
    found = []
    for part in message.walk():
        inner = _inside(part) if part.get_content_type() == "message/rfc822" else None
        if isinstance(inner, list) and isinstance(inner[0], Message):
            found.append(inner[0])
    # what is inside a mail is walked next after it
    return [mail for mail, after in zip_longest(found, found[1:]) if all(part is not after for part in mail.walk())]


def says_more(message: Message) -> bool:
    """Tell whether there is something in a message beside the mails that are parts of it."""
    pending = [message]
    while pending:
        part = pending.pop()
        inside = _inside(part)
        if part.get_content_maintype() == "message":
            continue
        if isinstance(inside, list):
            pending.extend(child for child in inside if isinstance(child, Message))
        elif _part(part).data.strip():
            return True
    return False


def bytes_of(message: Message) -> bytes | None:
    """Write a part as a message of its own; `None` where it is too damaged for that."""
    try:
        return message.as_bytes()
    except (MessageError, LookupError, ValueError, RecursionError):
        return None


def is_cut(message: Message) -> bool:
    """Tell whether a multipart message ends before its last boundary."""
    return any(type(defect).__name__ == "CloseBoundaryNotFoundDefect" for defect in message.defects)
