"""What is found on a page while it is read: the fields, and what every line was taken for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..article import Found
from .layout import Layout


@dataclass
class Notes:
    """What was found on a page so far: the fields, and for each line what it was taken for and by which rule."""

    layout: Layout
    declared: Sequence[Found] = ()
    found: list[Found] = field(default_factory=list)
    labels: dict[int, tuple[str, str]] = field(default_factory=dict)

    def take(
        self, name: str, value: str | tuple[str, ...], rule: str, index: int | None, confidence: float = 1.0
    ) -> None:
        """Record a value, and label the line it stands on."""
        lines = () if index is None else (self.layout.blocks[index].line,)
        self.found.append(Found(name, value, rule, lines, round(confidence, 2)))
        if index is not None and index not in self.labels:
            self.labels[index] = (_LINE_OF.get(name, name), rule)

    def authors(self) -> tuple[str, ...]:
        """Return the persons who wrote the article, as declared or found."""
        named = (one.value for one in (*self.declared, *self.found) if one.field == "authors")
        return next((value if isinstance(value, tuple) else (value,) for value in named), ())

    def value(self, name: str) -> str | None:
        """Return the value of a field, if it was found."""
        return next((f.value for f in self.found if f.field == name and isinstance(f.value, str)), None)


_LINE_OF = {"published": "date", "updated": "date", "authors": "byline", "agency": "furniture"}
