"""``ledger verify``: is every entry what it was, and is the tail still there?

Checked: numbers without a gap, each hash over its exact body and the hash before, each opening against its commitment,
each row of the read model against its entry, the head's row, and the head kept in a second place (a file beside the
data, and what was printed on each decision), so that a cut tail is seen.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from . import chain
from .models import Entry, Grant, Head, Opening


@dataclass
class Report:
    entries: int = 0
    head: str = chain.GENESIS
    bad: list[dict[str, Any]] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.bad

    def blame(self, seq: int, why: str) -> None:
        self.bad.append({"seq": seq, "why": why})

    def as_json(self) -> dict[str, Any]:
        return {"ok": self.ok, "entries": self.entries, "head": self.head, "bad": self.bad}


Link = tuple[int, str, str, str]
"""seq, previous, body, digest"""


def walk(links: Iterable[Link], report: Report) -> Iterator[tuple[int, dict[str, Any]]]:
    """Follow the chain, blaming what does not fit, and hand on each entry's content."""
    for seq, previous, body, digest in links:
        if seq != report.entries + 1:
            report.blame(seq, f"thiếu bút toán từ {report.entries + 1} đến {seq - 1}")
        if previous != report.head:
            report.blame(seq, "không nối với bút toán trước")
        if chain.link(seq, previous, body) != digest:
            report.blame(seq, "nội dung đã bị sửa sau khi ghi")
        report.entries, report.head = seq, digest
        try:
            content = json.loads(body)
        except ValueError:
            report.blame(seq, "nội dung không đọc được")
            continue
        yield seq, content


def _check_openings(commitments: dict[int, dict[str, str]], report: Report) -> None:
    for opening in Opening.objects.order_by("entry_id").iterator(2000):
        expected = commitments.get(opening.entry_id, {}).get(opening.field)
        if chain.commitment(opening.salt, opening.field, opening.value) != expected:
            report.blame(opening.entry_id, f"trường “{opening.field}” khác với điều đã ghi trong sổ")


def _check_read_model(grants: dict[int, dict[str, Any]], later: dict[int, dict[str, Any]], report: Report) -> None:
    words = {
        (opening.entry_id, opening.field): opening.value
        for opening in Opening.objects.filter(field__in=["name", "unit", "party"])
    }
    seen = set()
    for row in Grant.objects.order_by("pk").iterator(2000):
        seen.add(row.pk)
        content = grants.get(row.pk)
        if content is None:
            report.blame(row.pk, "bảng tra cứu có dòng mà sổ không có")
            continue
        change = later.get(row.pk, {})
        decision = change.get("decision") or content["decision"]
        expected = {
            "award": content["award"],
            "year": content["year"],
            "decision_number": decision["number"],
            "decided_on": decision["date"],
            "proof": change.get("proof", content["proof"]),
            "token": change.get("token") or content["token"],
            "status": change.get("status", Grant.Status.VALID),
            "name": words.get((change.get("name_in", row.pk), "name"), ""),
            "party": words.get((change.get("party_in", row.pk), "party"), str(row.party_id)),
        }
        actual = {
            "award": row.award,
            "year": row.year,
            "decision_number": row.decision_number,
            "decided_on": row.decided_on.isoformat(),
            "proof": row.proof,
            "token": row.token,
            "status": row.status,
            "name": row.name,
            "party": str(row.party_id),
        }
        wrong = [name for name in expected if expected[name] != actual[name]]
        if wrong:
            report.blame(row.pk, f"bảng tra cứu khác với sổ ở: {', '.join(wrong)}")
    for seq in sorted(set(grants) - seen):
        report.blame(seq, "sổ có bút toán mà bảng tra cứu không có")


def second_place() -> Path:
    return Path(settings.HOME) / "ledger-head.json"


def keep_second_head() -> None:
    """Write the committed head to its second place; called after the commit, and again at each start."""
    head = Head.objects.filter(pk=1).first()
    if head is None:
        return
    place = second_place()
    half = place.with_suffix(".half")
    half.write_text(json.dumps({"count": head.count, "digest": head.digest}))
    half.replace(place)


def _check_heads(digests: dict[int, str], report: Report, printed: Iterable[tuple[int, str, str]]) -> None:
    head = Head.objects.filter(pk=1).first()
    if head and (head.count, head.digest) != (report.entries, report.head):
        report.blame(head.count, "dòng đầu sổ trong cơ sở dữ liệu không khớp với bút toán cuối")
    kept: list[tuple[int, str, str]] = list(printed)
    if second_place().exists():
        second = json.loads(second_place().read_text())
        kept.append((second["count"], second["digest"], "tệp ledger-head.json"))
    for count, digest, where in kept:
        if count and digests.get(count) != digest:
            why = "đuôi sổ đã bị cắt" if count > report.entries else "sổ đã bị viết lại"
            report.blame(count, f"{why}: {where} ghi bút toán {count} là {digest[:12]}…")


def verify(printed_heads: Iterable[tuple[int, str, str]] = ()) -> Report:
    """Verify the database's ledger. ``printed_heads`` are (count, digest, where) as printed on decisions."""
    report = Report()
    commitments: dict[int, dict[str, str]] = {}
    grants: dict[int, dict[str, Any]] = {}
    later: dict[int, dict[str, Any]] = {}
    withdrawn: dict[int, dict[str, Any]] = {}
    digests: dict[int, str] = {}
    links = Entry.objects.order_by("seq").values_list("seq", "previous", "body", "digest").iterator(2000)
    for seq, content in walk(links, report):
        digests[seq] = report.head
        commitments[seq] = content.get("personal", {})
        match content["kind"]:
            case "grant":
                grants[seq] = content
            case "correct":
                later.setdefault(content["refers"], {}).update(name_in=seq, token=content["token"])
            case "cancel":
                later.setdefault(content["refers"], {})["status"] = Grant.Status.CANCELLED
            case "prove":
                later.setdefault(content["refers"], {}).update(proof=content["proof"], decision=content["decision"])
            case "assign":
                later.setdefault(content["refers"], {})["party_in"] = seq
            case "withdraw" if content["refers"] in grants:
                withdrawn[content["refers"]] = grants.pop(content["refers"])
            case "restore" if content["refers"] in withdrawn:
                grants[content["refers"]] = withdrawn.pop(content["refers"])
    _check_openings(commitments, report)
    _check_read_model(grants, later, report)
    _check_heads(digests, report, printed_heads)
    return report


def verify_export(lines: Iterable[str]) -> Report:
    """Verify an exported chain (one JSON object a line: seq, previous, body, digest)."""
    report = Report()
    parsed = (json.loads(line) for line in lines if line.strip())
    for _ in walk(((row["seq"], row["previous"], row["body"], row["digest"]) for row in parsed), report):
        pass
    return report
