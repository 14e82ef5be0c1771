"""The columns of rows (ARCHITECTURE section 5)."""

ARTICLES = ("id", "headline", "date", "byline", "outlet", "agency", "url", "source")
HITS = (*ARTICLES, "score", "snippet")
