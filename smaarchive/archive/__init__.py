"""The archive: one SQLite file that any sqlite3 client can read without us. The only folder with SQL.

connection  `Archive`, `open_reading`, `open_writing`
read        `get`
listing     `listing`, `count`
search      `search`
store       `store_all`, `store`, `known`

Nothing is imported here: a search does not pay for what storing needs.
"""
