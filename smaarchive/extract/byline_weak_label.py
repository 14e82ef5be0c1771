"""Labels that are words of other lines too: `Interview: Ann Berg` names her who was asked as often as who asked."""

from collections.abc import Iterator, Sequence

from ..lexicon.given_names import is_given
from .layout import Layout
from .names_uncased import Reading

# label, folded -> the languages whose pages it is a label on
_WEAK = {
    "analisi": ("it",),
    "analys": ("sv",),
    "analyse": ("de", "fr", "nl", "no", "da"),
    "analysis": ("en",),
    "análisis": ("es",),
    "chronique": ("fr",),
    "columna": ("es",),
    "commentaar": ("nl",),
    "commentary": ("en",),
    "commento": ("it",),
    "from": ("en",),
    "gastbeitrag": ("de",),
    "il nostro corrispondente": ("it",),
    "il nostro inviato": ("it",),
    "interview": ("de",),
    "kolumne": ("de",),
    "kommentar": ("de", "no", "da"),
    "krönika": ("sv",),
    "notre correspondant": ("fr",),
    "notre correspondante": ("fr",),
    "notre envoyé spécial": ("fr",),
    "notre envoyée spéciale": ("fr",),
    "nuestra corresponsal": ("es",),
    "nuestro corresponsal": ("es",),
    "onze correspondent": ("nl",),
    "onze redacteur": ("nl",),
    "onze verslaggever": ("nl",),
    "opinion": ("en",),
    "our correspondent": ("en",),
    "reportage": ("de", "fr"),
    "reportaje": ("es",),
    "text": ("en", "de", "sv", "cs"),
    "texte": ("fr",),
    "tribuna": ("es",),
    "tribune": ("fr",),
    "unser korrespondent": ("de",),
    "unser reporter": ("de",),
    "unsere korrespondentin": ("de",),
    "unsere reporterin": ("de",),
    "words": ("en",),
}


def is_doubtful(i: int, label: str, reading: Reading, layout: Layout, headline: int | None) -> bool:
    """Tell whether a weak label does not make the persons behind it the writers.

    It does on a page of its language, where nothing follows the names, and the page speaks of them neither in the
    headline nor down to the end of the text.
    """
    languages = _WEAK.get(label.removeprefix("above "))
    if languages is None or not reading.persons:
        return False
    if layout.language not in languages or reading.rest or not all(map(is_given, reading.persons)):
        return True
    said = {word for line in _speaking(i, layout, headline) for word in _words(line)}
    return any(not said.isdisjoint(_telling(name)) for name in reading.persons)


def _speaking(i: int, layout: Layout, headline: int | None) -> Iterator[str]:
    """Yield the headline, and the lines from there to the end of the text that are longer than the credit's."""
    for at in range(headline or 0, layout.last + 1):
        text = layout.blocks[at].text
        if at == headline or (at != i and len(text) > len(layout.blocks[i].text)):
            yield text


def _words(text: str) -> Sequence[str]:
    """Part a text into words, without what stands around them and the sign of the genitive."""
    words = (word.strip(".,;:!?()\"'’‘“”„«»") for word in text.casefold().split())
    return [word.removesuffix("’s").removesuffix("'s") for word in words]


def _telling(name: str) -> list[str]:
    """Return the words of a name that tell whose it is: all but given names, and the last."""
    first, *more = name.casefold().split()
    return [word for word in more if not is_given(word) or word == more[-1]] or [first]
