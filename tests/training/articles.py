"""What the model learns from a page that tells pages with an article from those without."""

from smaarchive.extract.article_signs import signs
from smaarchive.extract.plain import read_fields
from tests.training.log_linear import Instance
from tests.training.samples import Sample

ITS_ARTICLE = 0.5  # F1 of the lines kept; below it what was kept is not the page's article


def article_instance(sample: Sample) -> Instance:
    """Return what a page shows, and whether what was kept of it is its article."""
    notes, _ = read_fields(sample.layout)
    right = sample.agreement >= ITS_ARTICLE
    return Instance(
        sample.domain, [signs(notes)], frozenset([0] if right else ()), sample.kind, ["article"], asked=right
    )
