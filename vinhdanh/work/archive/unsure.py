"""Old lists in the queue of rows for which somebody must say who is meant."""

from django.db.models import Q, QuerySet
from django.urls import reverse

from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.work.nominations.unsure import Source

from . import actions
from .access import BRING_IN
from .models import BatchRow
from .workflow import BatchState


def _of_batches(reader: Charge) -> QuerySet[BatchRow]:
    mine = BatchRow.objects.filter(reader.scope_filter(BRING_IN, "batch__unit__path"))
    return mine.select_related("batch__unit__party", "batch__file").order_by("batch", "ordinal")


def _in_batch(row: BatchRow) -> tuple[str, str]:
    batch = row.batch
    place = f"{batch.file.name}, dòng {row.number} · {batch.unit.name} · {batch.get_kind_display()}"
    return place, reverse("archive:batch", args=[batch.pk]) + "?nhom=unsure"


SOURCE = Source(
    "so-hoa",
    "Tệp số hoá",
    BRING_IN,
    _of_batches,
    Q(batch__state=BatchState.READ),
    _in_batch,
    actions.decide_match,
    actions.undo_match,
)
