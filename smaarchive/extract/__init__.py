"""Page -> Article, blind to the input format."""
