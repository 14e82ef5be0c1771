"""Page -> Article, blind to the input format."""

from .assemble import explain, extract

__all__ = ["explain", "extract"]
