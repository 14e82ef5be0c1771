"""Bytes in; text and the name of its encoding out. Never raises: what cannot be told is Windows-1252.

In order: a byte order mark; UTF-16 by its zero bytes; ISO-2022-JP by its escapes; strict UTF-8 (no other encoding
passes for it by accident, so it goes before what the page declares); the declared encoding where it fits; UTF-8 with a
few broken bytes; then a guess among the encodings of the field's languages. Names of encodings are Python's.
"""

import codecs
import re

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The label a page uses -> the superset that browsers read it as (encoding.spec.whatwg.org).
SUPERSETS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "euc_kr": "cp949",
    "johab": "johab",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
}
# Labels that pages use and Python's codecs do not know.
LABELS = {
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "ks_c_5601": "cp949",
    "x-windows-949": "cp949",
    "windows-949": "cp949",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-euc-jp": "euc_jp",
    "x-gbk": "gb18030",
    "x-x-big5": "big5hkscs",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "unicode-1-1-utf-8": "utf-8",
}
TEXT_CODEC = re.compile(
    r"utf-8|cp\d{3,4}|iso8859-\d+|koi8-[rut]|mac-\w+|gb\w+|hz|big5\w*|euc_\w+|iso2022_\w+|shift_\w+|johab|tis-620"
)

# What is guessed among, once nothing says what a page is.
GUESSES = ("cp949", "cp932", "euc_jp", "gb18030", "big5", "cp1251", "cp1252")
SAMPLE = 1 << 14  # bytes looked at for a guess
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
MAYBE_CUT = bytes(range(0x30, 0x100))  # bytes that may belong to a character cut off
BROKEN_UTF8_SHARE = 0.2  # broken bytes to whole sequences; Windows-1252 has hardly any whole sequence


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Return the text of `data` and its encoding; `declared` is the label that the page or its container gives."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    wide = utf16_without_mark(data)
    if wide:
        return data.decode(wide, "replace"), wide
    sample = data[:SAMPLE]
    if 0x1B in sample and b"\x1b$" in sample and (text := _strictly(data, "iso2022_jp_ext")) is not None:
        return text, "iso2022_jp"
    if (text := _strictly(data, "utf-8")) is not None:
        return text, "utf-8"
    return _not_utf8(data, codec_of(declared))


def _not_utf8(data: bytes, declared: str | None) -> tuple[str, str]:
    """Decode what is not clean UTF-8."""
    if declared not in (None, "utf-8", "cp1252") and (text := _strictly(data, declared)) is not None:
        return text, declared
    if _is_broken_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8"
    guess = _guess(data)
    return _windows_1252(data) if guess == "cp1252" else data.decode(guess, "replace"), guess


def codec_of(label: str | None) -> str | None:
    """Return Python's name for an encoding label, widened as browsers do; `None` where it names no 8-bit text."""
    if not label:
        return None
    wanted = label.strip(" \t\r\n\"'").lower()
    wanted = LABELS.get(wanted, wanted)
    try:
        name = codecs.lookup(wanted).name
    except (LookupError, ValueError):  # ValueError: a NUL in the label
        return None
    return SUPERSETS.get(name, name) if TEXT_CODEC.fullmatch(name) or name in SUPERSETS else None


def utf16_without_mark(data: bytes) -> str | None:
    """Recognise UTF-16 by zero bytes that stand on one side only: every space, digit and line end has one."""
    sample = data[:SAMPLE]
    if 0 not in sample:  # as nearly everywhere; to find one byte is much faster than to count
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if max(low, high) < max(2, len(sample) // 100) or min(low, high) * 10 > max(low, high):
        return None
    encoding = "utf-16-le" if high > low else "utf-16-be"
    return encoding if _strictly(sample, encoding, cut=True) is not None else None


def _strictly(data: bytes, encoding: str, cut: bool = False) -> str | None:
    """Decode without a single error, or return `None`; `cut` data may end inside a character."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data, final=not cut)
    except UnicodeError:
        return None


def _is_broken_utf8(data: bytes) -> bool:
    """Tell UTF-8 with some damage from another encoding: most of its high bytes form whole sequences."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count("\ufffd".encode())
    whole = sum(1 for character in text if character > "\x7f") - text.count("\ufffd")
    return whole > 0 and broken <= max(1, whole * BROKEN_UTF8_SHARE)


def _guess(data: bytes) -> str:
    """Guess among `GUESSES` by how the text would read; Latin script is Windows-1252."""
    sample = _telling_lines(data)
    runs = HIGH_RUN.findall(sample)
    if sum(1 for run in runs if len(run) == 1) * 2 > len(runs):
        return "cp1252"  # letters and quotes that stand alone among ASCII; in other scripts they come in words
    if all(len(run) % 2 == 0 and run[0] == 0xA1 for run in runs):
        return "cp949"  # English from a Korean system: its only two-byte characters are quotes and dashes
    from charset_normalizer import from_bytes  # 40 ms: only pages that say nothing and are no UTF-8 pay for it

    fitting = [name for name in GUESSES if _strictly(sample, name) is not None]
    best = from_bytes(sample, cp_isolation=fitting or ["cp1252"], enable_fallback=False).best()
    return best.encoding if best else "cp1252"


def _telling_lines(data: bytes) -> bytes:
    """Return about `SAMPLE` bytes of the lines that have a byte beyond ASCII, each cut outside a character."""
    taken, size = [], 0
    for line in data.split(b"\n"):
        if line.isascii():
            continue
        if len(line) > SAMPLE:
            first = HIGH_RUN.search(line)
            start = first.start() if first else 0
            line = line[start : start + SAMPLE].rstrip(MAYBE_CUT)
        taken.append(line)
        size += len(line)
        if size > SAMPLE:
            break
    return b"\n".join(taken)


def _windows_1252(data: bytes) -> str:
    """Decode Windows-1252 as browsers do: the five bytes it does not define are control characters."""
    return data.decode("cp1252", "sma-c1")


def _undefined_as_control(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("sma-c1", _undefined_as_control)
