"""What `sma search` and `sma new` print of an answer, in the shape asked for."""

from typing import TYPE_CHECKING

from ..archive.connection import Archive
from ..archive.query import Query
from ..article import Answer, Hit
from ..errors import Usage
from ..frozen import Frozen
from ..outputs import Record
from ..outputs.plain import plain
from ..outputs.record import of_hit, of_passage, without_body
from .screen import Screen, read_long, write

if TYPE_CHECKING:
    from ..archive.passages import Passage

# an option -> the shapes that have a place for what it adds
PLACES = {
    "--body": ("json", "nl"),
    "--context": ("json", "nl", "table"),
    "--envelope": ("json",),
    "--facet": ("json", "table"),
}


class Extent(Frozen):
    """How much of each hit is printed, and what of the whole answer is printed around the hits."""

    body: bool
    envelope: bool
    facets: tuple[str, ...]
    context: int | None

    def require(self, to: Screen) -> None:
        """Raise `Usage` where the shape of the answer has no place for what was asked for."""
        shape = "json" if self.envelope and not to.asked else to.shape
        asked = {
            "--body": self.body,
            "--context": self.context is not None,
            "--envelope": self.envelope,
            "--facet": bool(self.facets),
        }
        for option, shapes in PLACES.items():
            if asked[option] and shape not in shapes:
                raise Usage(f"{option} has no place in --{shape}: it is printed with {_either(shapes)}")


WITHOUT_BODY = Extent(body=False, envelope=False, facets=(), context=None)


class Printed(Frozen):
    """What is printed of each hit and around the hits; `copies` is empty unless stories were asked for."""

    extent: Extent
    facets: dict[str, list[tuple[str | None, int]]]
    copies: dict[int, int]
    passages: dict[int, "tuple[Passage, ...]"]

    def record(self, hit: Hit) -> Record:
        """Return the object of a hit."""
        made = of_hit(hit) | ({"copies": self.copies[hit.stored.id]} if self.copies else {})
        if self.extent.context is not None:
            made["paragraphs"] = list(map(of_passage, self.passages.get(hit.stored.id, ())))
        return made if self.extent.body else without_body(made)

    def print(self, answer: Answer, to: Screen) -> None:
        """Print an answer in the shape asked for."""
        if self.extent.envelope or (self.facets and to.shape == "json"):
            to.print_object(self._envelope(answer))
        elif to.is_table:
            self._print_table(answer, to)
        else:
            from ..outputs.columns import HITS

            to.print_records(map(self.record, answer.hits), (*HITS, "copies") if self.copies else HITS)

    def _envelope(self, answer: Answer) -> dict[str, object]:
        facets = {
            name: [{"value": value, "count": count} for value, count in counted]
            for name, counted in self.facets.items()
        }
        hits = list(map(self.record, answer.hits))
        return {"hits": hits, "total": answer.total, "suggestion": answer.suggestion, "facets": facets}

    def _print_table(self, answer: Answer, to: Screen) -> None:
        from ..outputs import table

        beside = self.passages, self.copies
        shown = table.of_hits(answer.hits, *beside, width=to.width, colour=to.colour)
        read_long(shown if answer.hits else "")
        for name, counted in self.facets.items():
            write([f"\n{name}\n", *(f"{count:7}  {plain(value or '(none)')}\n" for value, count in counted)])


def filled(printed: Printed, archive: Archive, query: Query, answer: Answer) -> Printed:
    """Add what else was asked for of an answer."""
    extent = printed.extent
    if extent.facets:
        from ..archive.around import facet

        printed = printed._replace(facets={name: facet(archive, query, name) for name in extent.facets})
    if extent.context is not None:
        from ..archive.passages import passages

        found = passages(archive, query, [hit.stored for hit in answer.hits], extent.context)
        printed = printed._replace(passages=found)
    return printed


def _either(shapes: tuple[str, ...]) -> str:
    return " or ".join(f"--{shape}" for shape in shapes)
