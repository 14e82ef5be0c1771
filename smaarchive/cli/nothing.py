"""What to say where nothing was found: what of the query led nowhere, or what else would find something."""

from ..archive.astray import Astray, astray
from ..archive.connection import Archive
from ..archive.query import Query


def why(archive: Archive, query: Query) -> str:
    """Say which names of a query lead nowhere, empty where all are known."""
    return "".join(f"; {_said(each)}" for each in astray(archive, query))


def _said(found: Astray) -> str:
    near = f"; the nearest: {', '.join(found.near)}" if found.near else ""
    if found.field:
        return f"this archive has no {found.field} {found.typed}{near}"
    if found.near:
        return f"{found.typed}: is no field, did you mean {found.near[0]}:?"
    return f"{found.typed}: is no field, which are {', '.join(found.known)}"
