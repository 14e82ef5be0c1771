"""The digest of an article: the same words from two files or formats have the same one."""

import hashlib
from unicodedata import is_normalized, normalize

from ..lexicon.folding import is_plain


def digest_of(headline: str | None, body: str) -> str:
    """Hash headline and body (sha-256, hex) after NFKC, case-folding and collapsing of white space; of nothing else."""
    folded = "\n".join(_spaced(_folded(text)) for text in (headline or "", body))
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


def _spaced(text: str) -> str:
    """Make every run of white space one space; a text of clean paragraphs has no other than the blank lines."""
    line = text.replace("\n\n", " ")
    return line.strip() if "  " not in line and line.isprintable() else " ".join(text.split())


def _folded(text: str) -> str:
    """Fold case and compatibility forms, to a fixed point: case-folding can leave a text that is not NFKC."""
    if is_plain(text):
        return text.encode().lower().decode()  # of bytes ASCII alone is made small, in a third of the time
    folded = normalize("NFKC", text).casefold()
    return folded if is_normalized("NFKC", folded) else normalize("NFKC", folded)
