"""Prefect, the disk and the command line, over schemas and wenbiao."""
