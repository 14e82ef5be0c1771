"""Names whose capitals a style sheet would have drawn: `jane roe and john doe`."""

import re

from ..lexicon.common_words import common_words
from ..lexicon.given_names import is_given
from .name_words import CONJUNCTIONS, GENERAL, PARTICLES, ROLES

_WORDS = range(2, 5)  # of a name
_LONGEST = 60  # characters of a line of such names
_BETWEEN = re.compile(rf"\s?[,&|]\s?|\s(?:{'|'.join(sorted(CONJUNCTIONS - PARTICLES))})\s")


def lowered_names(text: str) -> tuple[str, ...]:
    """Give names that are printed in small letters their capitals; none where a word may be another one."""
    if len(text) > _LONGEST or not text.islower() or not is_given(text):
        return ()
    names = [part.split() for part in _BETWEEN.split(text.strip(" ,|"))]
    return tuple(map(_raised, names)) if all(map(_is_name, names)) else ()


def _is_name(words: list[str]) -> bool:
    return len(words) in _WORDS and is_given(words[0]) and words[-1] not in PARTICLES and all(map(_is_in_name, words))


def _is_in_name(word: str) -> bool:
    if word in PARTICLES:
        return True
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    is_other = word in common_words() or word in GENERAL or word in ROLES
    return letters.isalpha() and len(letters) > 1 and not is_other


def _raised(words: list[str]) -> str:
    return " ".join(word if word in PARTICLES else word.title() for word in words)
