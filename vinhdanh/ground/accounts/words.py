"""The audit trail in Vietnamese: what was done, to what, with which particulars."""

from typing import Any

from django.apps import apps

DEEDS = {
    "accounts.manage": "Quản lý tài khoản",
    "councils.compose": "Lập hội đồng",
    "councils.convene": "Triệu tập họp hội đồng",
    "councils.record": "Ghi kết quả họp",
    "decisions.correct": "Đính chính quyết định",
    "decisions.draft": "Soạn quyết định",
    "decisions.issue": "Ban hành quyết định",
    "demo.load": "Nạp dữ liệu mẫu",
    "lawbook.adopt": "Áp dụng quy định riêng",
    "ledger.erase": "Xóa dữ liệu cá nhân trong sổ vàng",
    "ledger.write": "Ghi sổ vàng",
    "nominations.edit": "Sửa hồ sơ đề nghị",
    "nominations.open_round": "Mở, sửa đợt xét",
    "nominations.override": "Quyết định khác kết quả xét",
    "nominations.receive": "Tiếp nhận, trả lại hồ sơ",
    "nominations.submit": "Trình hồ sơ",
    "nominations.upload": "Tải danh sách lên",
    "record.declare": "Ghi quá trình",
    "record.hold": "Ghi tạm dừng",
    "record.make_official": "Xác nhận kết quả chính thức",
    "registry.edit_people": "Sửa danh bạ cá nhân",
    "registry.edit_units": "Sửa danh bạ đơn vị",
}
"""By the part of ``AuditRow.action`` before the colon: the permission that was asked for."""

_PARTICULARS = {
    "active": "mở khóa",
    "added": "đã thêm",
    "added_people": "người mới",
    "agree": "đồng ý",
    "award": "hình thức",
    "basis": "căn cứ",
    "before": "trước đó",
    "changed": "đã sửa",
    "chosen": "lựa chọn",
    "cite": "văn bản",
    "day": "ngày",
    "entries": "bút toán",
    "entry": "bút toán",
    "facts": "thông tin",
    "file": "tệp",
    "group": "nhóm",
    "head": "đầu sổ",
    "into": "đơn vị mới",
    "items": "số mục",
    "moved": "chuyển",
    "nomination": "hồ sơ",
    "nominations": "hồ sơ",
    "number": "số",
    "opinion": "ý kiến",
    "outcome": "kết quả xét",
    "party": "đối tượng",
    "parties": "đối tượng",
    "people": "người",
    "person": "cá nhân",
    "present": "có mặt",
    "reason": "lý do",
    "refers": "về bút toán",
    "result": "kết quả",
    "role": "vai trò",
    "row": "dòng",
    "rows": "số dòng",
    "state": "bước",
    "subject": "về việc",
    "until": "đến ngày",
    "upload": "danh sách",
    "user": "tài khoản",
    "written": "bằng văn bản",
    "year": "năm",
}
_LONGEST = 80


def deed(action: str) -> str:
    """What was done: the permission's words, else the code itself."""
    return DEEDS.get(action.partition(":")[0], action)


def subject(kind: str, key: str) -> str:
    """To what: "đơn vị 27"."""
    try:
        name = str(apps.get_model(kind)._meta.verbose_name)
    except (LookupError, ValueError):
        name = kind
    return f"{name} {key}".strip()


def particulars(details: dict[str, Any]) -> str:
    """ "tài khoản: sgddt; vai trò: unit_officer"; long values are cut."""
    return "; ".join(f"{_PARTICULARS.get(name, name)}: {_short(value)}" for name, value in details.items())


def _short(value: Any) -> str:
    text = ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
