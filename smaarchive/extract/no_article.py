"""Pages without an article: an index, an error page, a stub, a photo with its caption."""

import re
from collections.abc import Sequence

from smaarchive.extract.layout import Layout

_ERROR = re.compile(
    r"\b(?:404|403|500|page (?:not found|cannot be found|you (?:are looking for|requested))|not found|access denied|forbidden|error occurred|"
    r"no longer available|seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada|페이지를 찾을 수)\b",
    re.IGNORECASE,
)
_STUB = re.compile(
    r"\b(?:enable javascript|javascript is (?:disabled|required)|please (?:enable|turn on) (?:javascript|cookies)|verify (?:that )?you are (?:a )?human|are you a robot|"
    r"checking your browser|just a moment|subscribe to (?:read|continue)|log ?in to (?:read|continue)|your session has expired|redirecting)\b",
    re.IGNORECASE,
)
SHORTEST = 80
"""Least characters of a body; below it a page shows no more than a stub."""


def reason_for(layout: Layout, paragraphs: Sequence[str], declared: bool) -> str | None:
    """Say why a page holds no article: `empty`, `error page`, `stub`, `index`, `caption only`; None where it holds one."""
    if not layout.blocks:
        return "empty"
    size = sum(map(len, paragraphs))
    prose = sum(m.chars for m in layout.measures if m.score > 0)
    shown = " ".join(block.text for block in layout.blocks[:40])[:3000]
    if size < 500 and prose < 900:
        if _ERROR.search(shown):
            return "error page"
        if _STUB.search(shown):
            return "stub"
    if size >= SHORTEST:
        return None
    if any(layout.measures[i].score > 0 for i, keep in enumerate(layout.body) if keep):
        return "caption only"
    return "index" if len(layout.blocks) > 12 else "stub"
