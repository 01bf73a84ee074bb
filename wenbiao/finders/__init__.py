"""One finder per table: a function of a Page that returns the table's records."""
