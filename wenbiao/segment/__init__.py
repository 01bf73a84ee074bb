"""A text into its blocks (sections) and its sentences.

The path: physical lines (``lines``) -> each line's marker (``numbering``) and furniture (``furniture``) -> the kind of
each block (``blocks``) -> levels, parents and paths (``outline``); then sentences inside the blocks (``sentences``).
"""

from wenbiao.segment.blocks import find_sections
from wenbiao.segment.sentences import find_sentences

__all__ = ["find_sections", "find_sentences"]
