"""Template tags and filters, one module a kind; `{% load ui %}` brings them all (docs/ui.md lists them)."""
