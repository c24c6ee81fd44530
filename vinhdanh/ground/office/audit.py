"""The audit trail: written inside the transaction of the change it tells of."""

from contextvars import ContextVar
from datetime import datetime
from typing import Any

from .actors import Actor
from .models import AuditRow

_notes: ContextVar[dict[str, Any] | None] = ContextVar("audit_notes", default=None)


def note(**details: Any) -> None:
    """Add details to the audit row of the action that is running; values must be JSON."""
    notes = _notes.get()
    if notes is not None:
        notes.update(details)


def write(action: str, *, by: Actor, at: datetime, subject: Any, details: dict[str, Any]) -> AuditRow:
    kind = subject._meta.label_lower if hasattr(subject, "_meta") else str(subject or "")
    return AuditRow.objects.create(
        at=at,
        action=action,
        actor_kind=by.kind,
        actor_id=by.id,
        actor_name=by.name,
        subject_kind=kind,
        subject_id=str(getattr(subject, "pk", "") or ""),
        details=details,
    )
