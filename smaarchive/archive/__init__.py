"""The archive: one SQLite file that any sqlite3 client can read without us. The only folder with SQL.

The file     connection, schema, header, upgrading, altered, codes, holder, waiting, whole_file
Its rows     rows, states, sealed, packing, deflate, originals, terms, shingles
Writing      store, batches, writes, succession, renewal, corrections, removal, saved
Stories      stories, seen
The query    grammar, match, prefixes, query, values, unread, astray, language, explain
Searching    search, snapshot, statements, lists, nearness, marks, snippet, passages, suggest, around
Reading      read, listing, history, sources
Its health   check, damage, reindex, salvage, backup, survey

Nothing is imported here: a search does not pay for what storing needs.
"""
