"""What each page of the archive shows, gathered once for the whole page and for its fragments."""

from collections import Counter
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from vinhdanh.books.record.models import Hold
from vinhdanh.ground.accounts.access import charge
from vinhdanh.ground.accounts.permissions import Charge
from vinhdanh.ground.ui.components.words import vn_date, vn_number, vn_time
from vinhdanh.ground.ui.lists import kept_query
from vinhdanh.ground.ui.parts import Figure, MenuItem
from vinhdanh.work.nominations.models import Round

from . import access, queries, tasks
from .models import Batch, BatchRow, Hit, Rerun, Roster
from .workflow import BatchState

HEAP_FIELD = "nhom"


def sections(reader: Charge, current: str) -> list[MenuItem]:
    """The pages of the archive side by side, those the reader may open."""
    pages = (
        ("batches", "Danh sách cũ", access.SEE),
        ("reruns", "Xét lại", access.SEE),
        ("rosters", "Đối chiếu vi phạm", access.HOLD),
    )
    return [
        MenuItem(label, reverse(f"archive:{name}"), name == current)
        for name, label, permission in pages
        if reader.holds(permission)
    ]


def shown_batches(reader: Charge) -> QuerySet[Batch]:
    joined = access.seen_batches(reader).select_related("unit__party", "file")
    return joined.defer("reading", "report").annotate(size=Count("rows", filter=Q(rows__dropped=False)))


def batch_page(request: HttpRequest, batch: Batch) -> dict[str, Any]:
    """How an old list was read, its rows in heaps, the paper it stands on, what came of it, what can be done."""
    reader = charge(request)
    rows = queries.in_heaps(batch.rows.all())
    counted = Counter(rows.order_by().values_list("heap", flat=True))
    current = request.GET.get(HEAP_FIELD, "")
    job = tasks.job_about(batch.pk)
    busy = bool(job and job.state != job.State.FAILED)
    may_edit = batch.state == BatchState.READ and not busy and reader.may(access.BRING_IN, batch.unit.path)
    may_undo = reader.may(access.UNDO, batch.unit.path) and not busy
    to_mend = sum(counted[name] for name in queries.WAITING)
    return {
        "batch": batch,
        "title": batch.file.name,
        "line": _line(batch, counted.total()),
        "sections": sections(reader, ""),
        "reading": batch.reading,
        "paper": _paper(batch),
        "own_papers": _names_papers(batch),
        "rows": shown_rows(rows.filter(heap=current) if current else rows),
        "chips": _chips(request, counted, current),
        "counted": counted,
        "to_mend": to_mend,
        "heap": current if current in queries.WAITING else "",
        "in_heap": counted[current],
        "ready": sum(counted[name] for name in queries.READY) if not to_mend else 0,
        "may_edit": may_edit,
        "may_discard": batch.state in (BatchState.READ, BatchState.READING) and may_undo,
        "may_undo": batch.state == BatchState.BROUGHT_IN and may_undo,
        "job": job,
        "reruns": shown_reruns(reader).filter(batch=batch),
        "figures": figures_of(batch),
        "many_sheets": len({table["sheet"] for table in batch.reading.get("tables", ())}) > 1,
        "step": 4 if batch.state == BatchState.BROUGHT_IN else 3 if not to_mend else 2,
    }


def _line(batch: Batch, rows: int) -> str:
    sent = f"nhập {vn_time(batch.sent_at)}, {batch.sent_by.get_full_name()}"
    return f"{batch.get_kind_display()} · {batch.unit.name} · {vn_number(rows)} dòng · {sent}"


def _paper(batch: Batch) -> list[tuple[str, object]]:
    return [
        ("Mức chứng minh", batch.get_proof_display()),
        ("Năm của thành tích", batch.year),
        ("Số quyết định", batch.decision_number),
        ("Ngày quyết định", vn_date(batch.decided_on) if batch.decided_on else None),
        ("Người quyết định", batch.decided_by),
    ]


def _names_papers(batch: Batch) -> bool:
    """Whether the list has columns of its own for decisions."""
    meanings = {column["meaning"] for table in batch.reading.get("tables", ()) for column in table["columns"]}
    return bool(meanings & {"decision", "decided", "decided_by"})


def _chips(request: HttpRequest, counted: Counter[str], current: str) -> list[MenuItem]:
    everything = MenuItem("Tất cả", kept_query(request, **{HEAP_FIELD: "", "trang": ""}), not current, counted.total())
    return [everything] + [
        MenuItem(
            label, kept_query(request, **{HEAP_FIELD: name, "trang": ""}), name == current, counted[name],
            hot=name in queries.WAITING,
        )
        for name, label in queries.HEAPS.items()
        if counted[name] or name == current
    ]  # fmt: skip


def figures_of(batch: Batch) -> list[Figure]:
    """What came of bringing the batch in."""
    report = batch.report
    if not report:
        return []
    what = "khen thưởng ghi vào sổ vàng" if batch.kind == Batch.Kind.DECISIONS else "dòng ghi kết quả vào quá trình"
    shown = [Figure(vn_number(report["written"]), what, tone="met")]
    shown += [Figure(vn_number(report["proved"]), "khen thưởng được nâng mức chứng minh")] if report["proved"] else []
    return [
        *shown,
        Figure(vn_number(report["there"]), "dòng đã có từ trước, không ghi lại"),
        Figure(vn_number(report["people"]), "người, tập thể thêm vào danh bạ"),
    ]


def shown_rows(rows: QuerySet[BatchRow]) -> QuerySet[BatchRow]:
    return rows.select_related("party__home__party", "party__person").order_by("ordinal")


def shown_reruns(reader: Charge) -> QuerySet[Rerun]:
    """The runs with how many changes in reach of the reader each has."""
    mine = Q(changes__in=access.seen_changes(reader))
    counted = Rerun.objects.select_related("round").defer("parties")
    return counted.annotate(changed=Count("changes", filter=mine)).order_by("-ordered_at", "-pk")


def rerun_page(request: HttpRequest, rerun: Rerun) -> dict[str, Any]:
    reader = charge(request)
    changes = access.seen_changes(reader).filter(rerun=rerun)
    job = tasks.job_of(tasks.rerun_key(rerun.pk))
    state = "" if rerun.finished else f" · đã xét {vn_number(rerun.done)}/{vn_number(len(rerun.parties))} đối tượng"
    return {
        "rerun": rerun,
        "title": f"Xét lại: {rerun.round}",
        "line": f"{rerun.cause} · {vn_time(rerun.ordered_at)}, {rerun.ordered_by}{state}",
        "sections": sections(reader, ""),
        "job": job,
        "changes": changes.select_related("nomination__party", "nomination__unit__party"),
    }


def open_rounds(reader: Charge) -> list[tuple[Round, int]]:
    """The open rounds, and how many nominations of each rest on results that became official since."""
    if not reader.holds(access.REJUDGE):
        return []
    waiting = queries.outdated()
    return [(round, waiting.get(round.pk, 0)) for round in Round.objects.filter(closed=False)]


def shown_rosters() -> QuerySet[Roster]:
    """The rosters with how many lines met a nominee, and how many of them nobody has looked at."""
    resting = Hold.objects.filter(party=OuterRef("hits__party"), until=None)
    return (
        Roster.objects.select_related("round")
        .annotate(found=Count("hits"), open=Count("hits", filter=Q(hits__dismissed=False) & ~Q(Exists(resting))))
        .order_by("-sent_at", "-pk")
    )


def shown_hits(roster: Roster) -> QuerySet[Hit]:
    resting = Hold.objects.filter(party=OuterRef("party"), until=None)
    return roster.hits.select_related("party__home__party").annotate(resting=Exists(resting))
