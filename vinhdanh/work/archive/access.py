"""How a reader obtains a batch, a row, a rerun: what lies outside their reach is not found."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.registry.models import Unit
from vinhdanh.work.nominations.access import seen_nominations

from .models import Batch, BatchRow, Change, Hit, Rerun, Roster

SEE, BRING_IN, UNDO, REJUDGE = "archive.see", "archive.bring_in", "archive.undo", "archive.rejudge"
HOLD = "record.hold"


def seen_batches(reader: Charge) -> QuerySet[Batch]:
    return Batch.objects.filter(reader.scope_filter(SEE, "unit__path"))


def units_bringing(reader: Charge) -> QuerySet[Unit]:
    """The units for which the reader may bring in old lists."""
    reach = reader.scope_filter(BRING_IN, "path")
    return Unit.objects.filter(reach, until=None).select_related("party").order_by("path")


def a_batch(request: HttpRequest, pk: int) -> Batch:
    related = ("unit__party", "file", "sent_by")
    found = seen_batches(charge(request)).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404("Không có tệp này, hoặc tệp thuộc đơn vị khác.")
    return found


def a_row(request: HttpRequest, pk: int) -> BatchRow:
    row = BatchRow.objects.select_related("batch__unit__party", "batch__file").filter(pk=pk).first()
    if row is None or not seen_batches(charge(request)).filter(pk=row.batch_id).exists():
        raise Http404("Không có dòng này.")
    return row


def a_rerun(pk: int) -> Rerun:
    """A run is no secret; which changes it lists for a reader ``seen_changes`` says."""
    found = Rerun.objects.select_related("round", "batch__file").filter(pk=pk).first()
    if found is None:
        raise Http404("Không có lần xét lại này.")
    return found


def seen_changes(reader: Charge) -> QuerySet[Change]:
    """The changes of nominations within reach."""
    return Change.objects.filter(nomination__in=seen_nominations(reader))


def a_roster(pk: int) -> Roster:
    """For those who hold ``record.hold``, which is asked of the whole house."""
    found = Roster.objects.select_related("round", "sent_by").filter(pk=pk).first()
    if found is None:
        raise Http404("Không có lần đối chiếu này.")
    return found


def a_hit(pk: int) -> Hit:
    found = Hit.objects.select_related("roster", "party").filter(pk=pk).first()
    if found is None:
        raise Http404("Không có dòng này.")
    return found
