"""Raw bytes into documents: decoding and text extraction; offsets are fixed here."""

from wenbiao.read.decode import Decoded, decode
from wenbiao.read.document import Document, ReadError, ReadFailure
from wenbiao.read.reader import MAX_BYTES, iter_sources, read_bytes, source_uri

__all__ = [
    "MAX_BYTES",
    "Decoded",
    "Document",
    "ReadError",
    "ReadFailure",
    "decode",
    "iter_sources",
    "read_bytes",
    "source_uri",
]
