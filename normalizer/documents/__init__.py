"""Documents in files: finding, reading, splitting, putting back and writing them; never prints.

A file is read once as bytes and written once as bytes. In between, a *format* names the documents in
its text, and edits to a document become edits to the file's text, so that everything else stays as it is.
"""

from normalizer.documents.append import Appended, Appending, Line
from normalizer.documents.document import Document, Edit, Malformed, splice
from normalizer.documents.find import Found, NotTaken, Selection, find
from normalizer.documents.formats import FORMAT_NAMES, Format, format_for
from normalizer.documents.leftovers import remove_leftovers
from normalizer.documents.patch import unified_diff
from normalizer.documents.read import NotTextError, Source, Stamp, read, read_bytes, source_from
from normalizer.documents.undo import Undo, undone, undos_for
from normalizer.documents.write import write

__all__ = [
    "FORMAT_NAMES",
    "Appended",
    "Appending",
    "Document",
    "Edit",
    "Format",
    "Found",
    "Line",
    "Malformed",
    "NotTaken",
    "NotTextError",
    "Selection",
    "Source",
    "Stamp",
    "Undo",
    "find",
    "format_for",
    "read",
    "read_bytes",
    "remove_leftovers",
    "source_from",
    "splice",
    "undone",
    "undos_for",
    "unified_diff",
    "write",
]
