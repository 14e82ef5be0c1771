"""What the program knows about the press, as data: outlets, page furniture, labels, calendars, words.

The TOML files beside this one are the source, for people; the program reads the JSON that
`python -m smaarchive.lexicon.compile` writes from them, each file once and only when asked for.
Nothing is imported here: a search does not pay for what extraction needs.
"""
