"""Text as a terminal shows it: rich lays it out, and everything untrusted in it has been made plain before."""

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.text import Text

from .plain import plain

MARK = "bold yellow"  # what matched


def rendered(parts: Iterable[RenderableType], *, width: int, colour: bool) -> str:
    """Lay out the parts at `width` columns; without `colour` the text holds no escape at all."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},  # the choice of colour was made by the caller, from the real environment
    )
    with console.capture() as captured:
        for part in parts:
            console.print(part)
    return "\n".join(line.rstrip() for line in captured.get().split("\n"))


def shown(text: str | None, style: str = "") -> Text:
    """Return untrusted text as one that can be printed; None is empty."""
    return Text(plain(text or ""), style=style)


def marked(text: str, spans: Iterable[tuple[int, int]], mark: str) -> Text:
    """Return untrusted text with its spans marked; a span counts characters of the text before it was made plain."""
    whole = Text()
    done = 0
    for start, end in sorted(spans):
        begin = max(start, done)
        whole.append(plain(text[done:begin]))
        whole.append(plain(text[begin:end]), style=mark)
        done = max(end, done)
    whole.append(plain(text[done:]))
    return whole
