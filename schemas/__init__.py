"""The curated tables, each declared once: columns, types, descriptions, checks, keys.

>>> from schemas import TABLES
>>> TABLES["figures"].arrow_schema.field("value").type
DataType(double)
"""

from schemas.checks import CHECKS
from schemas.dictionary import DICTIONARY
from schemas.documents import DOCUMENTS
from schemas.events import EVENTS
from schemas.figures import FIGURES
from schemas.issues import ISSUES
from schemas.mentions import MENTIONS
from schemas.quotes import QUOTES
from schemas.runs import RUNS
from schemas.sections import SECTIONS
from schemas.sentences import SENTENCES
from schemas.table import Column, Reference, Table
from schemas.times import TIMES

# In the order of their references: a table stands after the tables that its rows point to.
DATA_TABLES: dict[str, Table] = {
    t.name: t for t in (DOCUMENTS, SECTIONS, SENTENCES, TIMES, EVENTS, FIGURES, QUOTES, MENTIONS)
}
RECORD_TABLES: dict[str, Table] = {t.name: t for t in (ISSUES, RUNS, CHECKS, DICTIONARY)}
TABLES: dict[str, Table] = DATA_TABLES | RECORD_TABLES

__all__ = ["DATA_TABLES", "RECORD_TABLES", "TABLES", "Column", "Reference", "Table"]
