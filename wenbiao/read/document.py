"""What reading yields: documents, and failures with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from wenbiao.records import Metadata


@dataclass(slots=True)
class Document:
    """One text on its way in.

    Attributes:
        source_uri: POSIX path as given; a member of an archive is ``a.zip!/inner.txt``, a record ``x.jsonl#12``.
        file_name: the last part of the path.
        raw_sha256: hex digest of the raw bytes of the file, member or record.
        n_bytes: their number.
        media_type: what the content is, ``text/plain``, ``text/html`` and so on.
        encoding: what the text was decoded from; None where the format settles it (DOCX, PDF).
        text: the text after decoding or extraction; its offsets are the ones of every table.
        metadata: what the container, the page or the file name says; what they do not say is None.
        warning: what a person should know of a document that was read all the same.
    """

    source_uri: str
    file_name: str
    raw_sha256: str
    n_bytes: int
    media_type: str
    encoding: str | None
    text: str
    metadata: Metadata = field(default_factory=Metadata)
    warning: str | None = None

    @property
    def doc_id(self) -> str:
        """The first 16 hex digits of the digest."""
        return self.raw_sha256[:16]


@dataclass(slots=True)
class ReadFailure:
    """A file, member or record that gave no text: a row of ``issues``.

    Attributes:
        source_uri: as in `Document`.
        check: ``empty``, ``binary``, ``undecodable``, ``mixed``, ``damaged``, ``oversized``, ``unsupported``,
            ``encrypted``, ``unsafe_path`` or ``no_text``.
        message: a reason that a person can act on.
    """

    source_uri: str
    check: str
    message: str


class ReadError(ValueError):
    """Bytes that give no text.

    Attributes:
        check: as in `ReadFailure`.
    """

    def __init__(self, check: str, message: str) -> None:
        super().__init__(message)
        self.check = check
