"""``Transition``: a room's states are one table, and this is the only door through which a state changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from . import audit
from .errors import Refused

Guard = Callable[[Any], str | None]
"""Answers None when the way is free, else the sentence that says what to mend."""


@dataclass(frozen=True)
class Transition:
    """One row: from a state, by an action, to a state; who (the permission's name), what must hold, on what basis."""

    source: str
    action: str
    target: str
    who: str
    guards: tuple[Guard, ...] = ()
    basis: str = ""


class Workflow:
    def __init__(self, name: str, *rows: Transition, labels: dict[str, str]):
        self.name, self.rows, self.labels = name, rows, labels
        self._by_key = {(row.source, row.action): row for row in rows}
        if len(self._by_key) != len(rows):
            raise ValueError(f"{name}: two rows for one state and action")

    def actions_from(self, state: str) -> list[Transition]:
        return [row for row in self.rows if row.source == state]

    def insist(self, subject: Any, action: str) -> Transition:
        """The row for ``action`` from where ``subject`` stands; Refused when there is none. Guards are not asked."""
        row = self._by_key.get((subject.state, action))
        if row is None:
            raise Refused(
                f"Không làm được việc này khi đang ở bước “{self.labels[subject.state]}”; "
                "hãy tải lại trang để xem bước mới.",
                code="wrong_state",
            )
        return row

    def move(self, subject: Any, action: str) -> Transition:
        """Lock ``subject`` (a model with ``state``), check the row and its guards, write the new state.

        Called inside an ``@action``. Raises Refused when the state has moved on meanwhile or a guard holds.
        """
        locked = type(subject)._default_manager.select_for_update().get(pk=subject.pk)
        row = self.insist(locked, action)
        for guard in row.guards:
            if reason := guard(locked):
                raise Refused(reason, code="guard")
        type(subject)._default_manager.filter(pk=subject.pk).update(state=row.target)
        subject.state = row.target
        audit.note(state=[row.source, row.target], **({"basis": row.basis} if row.basis else {}))
        return row

    def move_many(self, subjects: QuerySet, action: str) -> list[Any]:
        """Move every one of ``subjects`` (rows of one model) or none; answers their keys; the statements do not grow.

        Called inside an ``@action``; the audit row lists the keys. Raises Refused when one of them is in a state that
        does not know the action, or a guard holds.
        """
        rows = [row for row in self.rows if row.action == action]
        guarded = any(row.guards for row in rows)
        table = subjects.model._default_manager
        # keys first: over fresh rows without statistics PostgreSQL joins the nested query row by row, for minutes
        keys = list(subjects.order_by().values_list("pk", flat=True))
        locked = table.filter(pk__in=keys).select_for_update()
        if guarded:
            states = [(subject.pk, subject.state, subject) for subject in locked]
        else:
            states = [(key, state, None) for key, state in locked.values_list("pk", "state")]
        if wrong := [state for _, state, _ in states if (state, action) not in self._by_key]:
            raise Refused(
                f"Có {len(wrong)} mục đang ở bước “{self.labels[wrong[0]]}” nên không làm được việc này; "
                "hãy tải lại trang để xem bước mới.",
                code="wrong_state",
            )
        for _, state, subject in states if guarded else ():
            for guard in self._by_key[state, action].guards:
                if reason := guard(subject):
                    raise Refused(reason, code="guard")
        keys = [key for key, _, _ in states]
        for row in rows:
            moved = [key for key, state, _ in states if state == row.source]
            if moved:
                table.filter(pk__in=moved).update(state=row.target)
        audit.note(moved={action: keys})
        return keys
