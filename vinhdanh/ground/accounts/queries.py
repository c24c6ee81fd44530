"""Reads about accounts that more than one place needs."""

from .models import Assignment, Role


def has_administrator() -> bool:
    """Whether somebody can administer this installation; while nobody can, the first-run pages are open."""
    return Assignment.objects.filter(role=Role.ADMINISTRATOR, until=None, user__is_active=True).exists()
