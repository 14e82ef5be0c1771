"""The digest of an article: the same words from two files or formats have the same one."""

import hashlib
from unicodedata import is_normalized, normalize

_CODE = "cp1252"  # the characters of most of the press in one byte each, which are folded in a third of the time
_LONGER = {"ß": "ss", "…": "..."}  # those whose folding is longer, and in common use


def digest_of(headline: str | None, body: str) -> str:
    """Hash headline and body (sha-256, hex) after NFKC, case-folding and collapsing of white space; of nothing else."""
    return digest_and_words(headline, body)[0]


def digest_and_words(headline: str | None, body: str) -> tuple[str, int]:
    """Give the digest, and how many words the body has, which are parted for it anyway."""
    first, _ = _line_of(headline or "")
    line, words = _line_of(body)
    return hashlib.sha256(b"\n".join([first, line])).hexdigest(), words


def _line_of(text: str) -> tuple[bytes, int]:
    """Fold a text, make every run of white space in it one space, and count its words."""
    if text.isascii():
        return _parted(text.encode())
    try:
        coded = text.encode(_CODE)
    except UnicodeEncodeError:
        return _line_of_any(text)
    if len(coded.translate(None, _OTHERS)) < len(coded):
        return _line_of_any(text)
    line, words = _parted(coded)
    for code, longer in _LONGER_CODES:
        line = line.replace(code, longer)
    return line.decode(_CODE).encode(), words


def _parted(coded: bytes) -> tuple[bytes, int]:
    """Do so with the bytes of a text, but for those that are folded to more than one."""
    line = coded.replace(b"\n\n", b" ").translate(_SMALL).strip()  # so paragraphs are parted: to split takes longer
    if b"  " in line:
        line = b" ".join(line.split())
    return line, line.count(b" ") + 1 if line else 0


def _line_of_any(text: str) -> tuple[bytes, int]:
    """Do the same with a text of any characters."""
    return " ".join(_folded(text).split()).encode("utf-8", "surrogatepass"), len(text.split())


def _folded(text: str) -> str:
    """Fold case and compatibility forms, to a fixed point: case-folding can leave a text that is not NFKC."""
    folded = normalize("NFKC", text).casefold()
    return folded if is_normalized("NFKC", folded) else normalize("NFKC", folded)


def _table() -> tuple[bytes, bytes]:
    """Return what each character of the code page is folded to, white space to a space, and those folded to none."""
    small, others = bytearray(range(256)), bytearray()
    for code in range(256):
        char = bytes([code]).decode(_CODE, "ignore")
        folded = " " if char.isspace() else _folded(char)
        try:
            (small[code],) = folded.encode(_CODE)
        except ValueError:  # none, or more than one
            if char not in _LONGER:
                others.append(code)
    return bytes(small), bytes(others)


_SMALL, _OTHERS = _table()
_LONGER_CODES = [(char.encode(_CODE), longer.encode()) for char, longer in _LONGER.items()]
