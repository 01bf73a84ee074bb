"""The curated tables, each declared once: columns, types, checks, descriptions."""
