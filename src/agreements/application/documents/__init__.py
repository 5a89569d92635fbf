"""Reading submissions from files and request bodies, and saying what is wrong with them.

A submission is the same in YAML, in JSON and in the log; whatever it was written in, it is
validated as JSON, and a problem is told with its line, its field and its rule, in both languages.
"""

from agreements.application.documents.problems import BadDocument, Problem
from agreements.application.documents.reading import MOST_BYTES, Document, parse, read
from agreements.application.documents.validation import problems_of

__all__ = ["MOST_BYTES", "BadDocument", "Document", "Problem", "parse", "problems_of", "read"]
