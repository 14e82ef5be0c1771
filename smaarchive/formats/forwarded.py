"""The lines of a mail in; what the headers of a mail that was passed on say in its midst out, and where they stand.

Mail programs put them above what they pass on, in the language of their user, each on its line or all on one:

    ---------- Forwarded message ---------
    From: A <a@example.org>
    Date: Mon, May 11, 2020 at 9:14 AM
    Subject: Talks go on
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from ..page import Block

LABELS = {
    "from": "From|Von|De|Van|Från|Fra|Od|보낸 ?사람|보낸이|差出人|发件人|寄件者",
    "date": "Date|Sent|Datum|Gesendet|Envoyé|Fecha|Enviado|Data|Inviato|Verzonden|Skickat|날짜|보낸 ?날짜|日時|日期",
    "subject": "Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Ämne|Emne|Temat|제목|件名|主题|主題",
    "to": "To|Cc|An|À|Para|Aan|Till|Til|Do|받는 ?사람|받는이|宛先|收件人|收件者",
}
# `From: `, `*Von:* `, at the start of a line or behind another header on it
LABEL = re.compile(
    r"(?:^|(?<=\s))\*{0,2}(?:"
    + "|".join(f"(?P<{role}>{words})" for role, words in LABELS.items())
    + r")\s?[:：]\*{0,2}(?=\s)"
)
# `-----Original Message-----`, `---------- Forwarded message ---------`, `Begin forwarded message:`
MARK = re.compile(r"-{2,20}[^-]{5,60}-{2,20}|[^.?!:]{5,60}:")
LEAST = 3  # kinds of headers, the subject or the date among them
LONGEST = 2000  # characters of a line of headers; many people can be written to
MOST_APART = 2  # lines between two headers: an address that goes on


class Headers(NamedTuple):
    """What headers say, and the lines they stand on: from `begin` up to `end`."""

    subject: str | None
    date: str | None
    begin: int
    end: int


def forwarded(blocks: Sequence[Block]) -> Headers | None:
    """Return the innermost headers with more text below than above: those above the question answered have less."""
    read = list(accumulate((len(block.text) for block in blocks), initial=0))
    innermost, start = None, 0
    while start < len(blocks) and read[start] < read[-1] / 2:
        found = _headers_at(blocks, start)
        if found and read[found.begin] < read[-1] - read[found.end]:
            innermost = found
        start = found.end if found else start + 1
    return innermost


def _headers_at(blocks: Sequence[Block], start: int) -> Headers | None:
    """Read the headers that begin on a line, or below it where it is the mark that they follow."""
    found: dict[str, str] = {}
    end = start
    for place in range(start, len(blocks)):
        here = dict(_headers_in(blocks[place].text))
        if here:
            found = here | found
            end = place + 1
        elif place - end >= (MOST_APART if found else 1) or not (found or MARK.fullmatch(blocks[place].text)):
            break
    if len(found) < LEAST or "from" not in found:
        return None
    return Headers(found.get("subject"), found.get("date"), start, end)


def _headers_in(text: str) -> list[tuple[str, str]]:
    """Return the kinds and the values of the headers that a line is made of."""
    labels = list(LABEL.finditer(text[:LONGEST] + " "))
    if not labels or not (labels[0].start() == 0 or MARK.fullmatch(text[: labels[0].start()].strip())):
        return []
    ends = [*(match.start() for match in labels[1:]), len(text)]
    pairs = zip(labels, ends, strict=True)
    return [(match.lastgroup or "", text[match.end() : end].strip()) for match, end in reversed(list(pairs))]
