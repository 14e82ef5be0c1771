"""A local archive of defense cost-sharing news: saved pages in, searchable articles out."""

__version__ = "0.1.0"
