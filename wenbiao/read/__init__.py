"""Raw bytes into documents: decoding and text extraction; offsets are fixed here."""
