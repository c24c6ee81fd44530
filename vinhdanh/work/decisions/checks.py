"""What is looked at before a draft is issued; a check that stops names what to mend, the others advise."""

from dataclasses import dataclass

from vinhdanh.crafts.viet.numbers import format_number
from vinhdanh.work.councils.models import Item as AgendaItem

from . import composing, documents, drafting, grounds, naming
from .composing import Contents
from .models import Decision

LONG = 120
"""Letters of name and unit together that always fit a diploma; only what is longer is measured."""


@dataclass(frozen=True)
class Check:
    """``tone``: met, warn (look once more) or unmet (stops the issue)."""

    tone: str
    text: str
    line: str = ""

    @property
    def icon(self) -> str:
        return {"met": "check", "warn": "warning", "unmet": "cross"}[self.tone]


def of(contents: Contents) -> list[Check]:
    """The checks of a draft, the stopping ones first."""
    if contents.decision.kind != Decision.Kind.GRANT:
        return [*_signer(contents), *_grounds(contents), *_words(contents)]
    found = [
        *_waiting(contents), *_signer(contents), *_minutes(contents), *_money(contents), *_grounds(contents),
        *_diplomas(contents), *_words(contents),
    ]  # fmt: skip
    return sorted(found, key=lambda check: ("unmet", "warn", "met").index(check.tone))


def _waiting(contents: Contents) -> list[Check]:
    items = contents.decision.items.select_related("nomination")
    reasons = drafting.why_waiting((item.nomination for item in items), composing.day_of(contents.decision))
    if not reasons:
        return [Check("met", "Không có trường hợp nào phải chờ")]
    return [Check("unmet", f"{len(reasons)} trường hợp chưa quyết định được", "; ".join(sorted(set(reasons.values()))))]


def _signer(contents: Contents) -> list[Check]:
    if contents.decision.signatory_id is None:
        return [Check("unmet", "Chưa chọn người ký")]
    return []


def _minutes(contents: Contents) -> list[Check]:
    decision = contents.decision
    passed = AgendaItem.objects.filter(
        meeting=decision.meeting_id, passed=True, nomination__in=decision.items.order_by().values("nomination")
    ).count()
    told = f"{format_number(passed)}/{format_number(contents.count)} trường hợp có trong biên bản Hội đồng"
    return [Check("met" if passed == contents.count else "unmet", told)]


def _money(contents: Contents) -> list[Check]:
    without = [item for item in contents.items if item.prize_due and not item.prize_vnd]
    lower = sum(1 for item in contents.items if not item.prize_due)
    total = format_number(contents.total_vnd)
    found = [Check("met", f"Tiền thưởng {total} đồng, theo lương cơ sở của ngày ban hành")]
    if lower:
        line = "Cùng một năm chỉ nhận tiền thưởng của danh hiệu cao nhất."
        found.append(Check("met", f"{lower} trường hợp đã nhận mức của danh hiệu cao hơn", line))
    if without:
        found.append(Check("warn", f"{len(without)} trường hợp chưa có mức tiền thưởng trong các văn bản đã nạp"))
    if contents.total_vnd and not any(total in article for article in contents.texts.articles):
        found.append(Check("warn", f"Các điều đã sửa tay không nêu tổng tiền thưởng {total} đồng của danh sách"))
    return found


def _grounds(contents: Contents) -> list[Check]:
    decision = contents.decision
    doubtful = grounds.to_compare(decision.authority, composing.day_of(decision), contents.texts.grounds)
    return [Check("warn", "Đối chiếu căn cứ với văn bản đã công bố", "; ".join(doubtful))] if doubtful else []


def _diplomas(contents: Contents) -> list[Check]:
    """What is too long for its diploma, told while it can still be shortened."""
    long = [item for item in contents.items if item.achievement or len(item.name) + len(item.unit_name) > LONG]
    faults = [
        fault
        for item in long
        if naming.has_diploma(item.award) and (fault := documents.fault_on_diploma(contents, item))
    ]
    return [Check("unmet", "Chữ không in vừa trên bằng", " ".join(faults))] if faults else []


def _words(contents: Contents) -> list[Check]:
    written = [
        name
        for name, said in (("trích yếu", "subject"), ("căn cứ", "grounds"), ("các điều", "articles"))
        if getattr(contents.texts, said) != getattr(contents.composed, said)
    ]
    if not written:
        return []
    return [Check("warn", f"Đã sửa tay: {', '.join(written)}", "Phần sửa tay không tự đổi theo danh sách.")]
