"""From files to published tables: the Prefect flow, the release store, the command line."""
