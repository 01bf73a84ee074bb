"""Raw bytes into documents: decoding and text extraction; offsets are fixed here."""

from wenbiao.read.decode import Decoded, decode
from wenbiao.read.document import Document, ReadError, ReadFailure
from wenbiao.read.reader import MAX_BYTES, printable, read_bytes

__all__ = ["MAX_BYTES", "Decoded", "Document", "ReadError", "ReadFailure", "decode", "printable", "read_bytes"]
