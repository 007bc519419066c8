"""What curators do with alias tables: add an alias, compare two states, import and export.

Nothing here rewrites what a curator formatted: an edit splices one line, and is verified by reading the
result again.
"""
