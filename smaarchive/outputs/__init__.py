"""Records in, text out: one output a file.

`plain` makes untrusted text safe to look at; `record` is the JSON object of an article; `json`, `csv` and `ids`
are for programs and never touch rich; `table`, `page` and `explain` are for a terminal.
"""
