"""Page -> Article, blind to the input format."""

from smaarchive.extract.assemble import explain, extract

__all__ = ["explain", "extract"]
