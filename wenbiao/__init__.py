"""wenbiao (文表): sections, events and figures out of Chinese policy and news text, tied to their characters.

>>> import wenbiao
>>> [f.value for f in wenbiao.extract("全年粮食产量6.5亿吨。").figures]
[650000000.0]
"""

from wenbiao.numerals import Numeral, find_numerals
from wenbiao.pipeline import extract, extract_many
from wenbiao.records import Event, Extraction, Figure, Mention, Metadata, Quote, Section, Sentence, Time

__all__ = [
    "Event",
    "Extraction",
    "Figure",
    "Mention",
    "Metadata",
    "Numeral",
    "Quote",
    "Section",
    "Sentence",
    "Time",
    "extract",
    "extract_many",
    "find_numerals",
]
