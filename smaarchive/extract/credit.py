"""A credit: who a line says has written the text, before it is known whether that is the byline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..lexicon.outlets import agency_by_name, outlet_by_name
from ..lexicon.phrases import is_label
from .names_uncased import Reading

KOREAN_CREDIT = re.compile(r"[가-힣]{2,4}\s?(?:[가-힣]{2,4}\s?)?(?:기자|특파원|논설위원|앵커)")


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit as printed, without its label: the persons in it, its line, the form that found it, what follows."""

    byline: str
    authors: tuple[str, ...]
    index: int
    form: str
    rest: str = ""
    label: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What two credits for the same persons have in common."""
        return tuple(name.casefold() for name in self.authors or (self.byline,))


def credit_of(i: int, reading: Reading, form: str, label: str = "") -> Iterator[Credit]:
    if reading.persons or reading.others:
        if reading.persons and form.startswith(("names", "label")) and KOREAN_CREDIT.search(reading.printed):
            form = "reporter"
        kind = "" if reading.persons else " " + _kind_of(reading.others[0])
        printed = reading.printed.rstrip(" -–—") or ", ".join(reading.persons)
        yield Credit(printed, reading.persons, i, form + kind, reading.rest, label)


def _kind_of(name: str) -> str:
    """Tell what a name that is no person's stands for."""
    if is_label("nobody", name):
        return "agency" if agency_by_name(name) else "desk"
    outlet = outlet_by_name(name)
    return "one word" if outlet is None else "agency" if outlet.agency else "outlet"
