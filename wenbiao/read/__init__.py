"""Raw bytes into documents: decoding and text extraction; offsets are fixed here."""

from wenbiao.read.decode import Decoded, DecodeError, decode
from wenbiao.read.document import Document, ReadFailure
from wenbiao.read.reader import MAX_BYTES, iter_sources, read_bytes, source_uri

__all__ = [
    "MAX_BYTES",
    "DecodeError",
    "Decoded",
    "Document",
    "ReadFailure",
    "decode",
    "iter_sources",
    "read_bytes",
    "source_uri",
]
