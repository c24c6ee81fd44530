"""The audit trail in Vietnamese: what was done, to what, with which particulars."""

from typing import Any

from django.apps import apps

DEEDS = {
    "accounts.manage": "Quản lý tài khoản",
    "archive.bring_in": "Số hoá danh sách cũ",
    "archive.rejudge": "Xét lại cả đợt",
    "archive.undo": "Hoàn tác tệp số hoá",
    "clusters.confirm": "Công nhận xếp hạng cụm, khối",
    "clusters.edit_tables": "Lập, sửa bảng điểm thi đua",
    "clusters.lead": "Điều hành cụm, khối thi đua",
    "clusters.set_up": "Lập, chia lại cụm, khối thi đua",
    "clusters.take_part": "Tham gia cụm, khối thi đua",
    "clusters.verify": "Thẩm định điểm thi đua",
    "councils.compose": "Lập hội đồng",
    "councils.convene": "Triệu tập họp hội đồng",
    "councils.record": "Ghi kết quả họp",
    "decisions.correct": "Đính chính quyết định",
    "decisions.draft": "Soạn quyết định",
    "decisions.issue": "Ban hành quyết định",
    "decisions.templates": "Đặt mẫu văn bản, phôi bằng",
    "demo.load": "Nạp dữ liệu mẫu",
    "dockets.comment": "Người dân góp ý kiến",
    "dockets.moderate": "Kiểm duyệt, xử lý ý kiến nhân dân",
    "dockets.open": "Lấy ý kiến nhân dân",
    "editorial": "Biên tập trang tin",
    "editorial.edit": "Biên tập trang tin",
    "editorial.publish": "Duyệt đăng trang tin",
    "editorial.run": "Quản trị trang tin",
    "editorial.show_contact": "Công khai cách liên hệ",
    "editorial.write": "Viết trang tin",
    "lawbook.adopt": "Áp dụng quy định riêng",
    "lawbook.confirm": "Xác nhận, bật luật được nêu",
    "exemplars.handle": "Xử lý gương được giới thiệu",
    "exemplars.introduce": "Người dân giới thiệu gương tốt",
    "ledger.erase": "Xóa dữ liệu cá nhân trong sổ vàng",
    "ledger.write": "Ghi sổ vàng",
    "nominations.edit": "Sửa hồ sơ đề nghị",
    "nominations.open_round": "Mở, sửa đợt xét",
    "nominations.carry": "Xuất, nhận tệp đợt xét",
    "nominations.override": "Quyết định khác kết quả xét",
    "nominations.receive": "Tiếp nhận, trả lại hồ sơ",
    "nominations.submit": "Trình hồ sơ",
    "nominations.upload": "Tải danh sách lên",
    "record.declare": "Ghi quá trình",
    "record.hold": "Ghi tạm dừng",
    "record.make_official": "Xác nhận kết quả chính thức",
    "rights.ask": "Người dân gửi yêu cầu về dữ liệu",
    "rights.handle": "Xử lý yêu cầu về dữ liệu cá nhân",
    "rights.record_consent": "Ghi, rút sự đồng ý công khai",
    "registry.edit_people": "Sửa danh bạ cá nhân",
    "registry.merge": "Ghép, tách người trong danh bạ",
    "registry.edit_units": "Sửa danh bạ đơn vị",
}
"""By the part of ``AuditRow.action`` before the colon: the permission that was asked for."""

_PARTICULARS = {
    "accepted": "chấp nhận",
    "act": "việc",
    "active": "mở khóa",
    "added": "đã thêm",
    "added_people": "người mới",
    "agree": "đồng ý",
    "amount": "số tiền",
    "asked_before": "đã đề nghị trước",
    "award": "hình thức",
    "basis": "căn cứ",
    "batch": "tệp số hoá",
    "before": "trước đó",
    "blank": "phôi",
    "by_law": "mức theo quy định",
    "changed": "đã sửa",
    "chosen": "lựa chọn",
    "cite": "văn bản",
    "councils": "hội đồng",
    "day": "ngày",
    "deputy": "phó cụm trưởng, khối phó",
    "desk": "nơi thẩm định",
    "differences": "khác biệt",
    "discarded": "đã bỏ",
    "down": "xuống",
    "entries": "bút toán",
    "entry": "bút toán",
    "facts": "thông tin",
    "file": "tệp",
    "form": "khổ giấy",
    "grants": "khen thưởng",
    "group": "nhóm",
    "head": "đầu sổ",
    "host": "đơn vị đăng cai",
    "initiatives": "sáng kiến",
    "into": "đơn vị mới",
    "item": "việc",
    "items": "số mục",
    "kept": "giữ lại",
    "kind": "loại",
    "leader": "cụm trưởng, khối trưởng",
    "left": "rời danh bạ",
    "loaded": "đã nạp",
    "lost": "điểm không còn chỗ ghi",
    "moved": "chuyển",
    "name": "tên",
    "nomination": "hồ sơ",
    "nominations": "hồ sơ",
    "number": "số",
    "of": "của",
    "on": "ngày",
    "opinion": "ý kiến",
    "outcome": "kết quả xét",
    "overlay": "quy định",
    "parties": "đối tượng",
    "party": "đối tượng",
    "patch": "luật được nêu",
    "path": "tuyến xét",
    "people": "người",
    "period": "kỳ",
    "person": "cá nhân",
    "places": "thứ hạng",
    "points": "số điểm đã ghi",
    "present": "có mặt",
    "proof": "mức chứng minh",
    "proved": "nâng mức chứng minh",
    "provision": "quy định",
    "reason": "lý do",
    "refers": "về bút toán",
    "result": "kết quả",
    "results": "kết quả năm",
    "right": "sang phải",
    "role": "vai trò",
    "row": "dòng",
    "rows": "số dòng",
    "seed": "hạt giống",
    "sha256": "dấu vân tay",
    "sheet": "phiếu tự chấm",
    "shifts": "vị trí chữ",
    "since": "từ ngày",
    "state": "bước",
    "stay": "giữ nguyên",
    "subject": "về việc",
    "switched": "bật, tắt",
    "table": "bảng điểm",
    "tables": "bảng",
    "terms": "quy định của năm",
    "text_read": "văn bản đã đọc",
    "there": "đã có từ trước",
    "title": "tiêu đề",
    "to_mend": "cần sửa",
    "unit": "đơn vị",
    "units": "đơn vị",
    "until": "đến ngày",
    "upload": "danh sách",
    "user": "tài khoản",
    "version": "bản",
    "votes": "phiếu",
    "withdrawn": "đã rút",
    "written": "bằng văn bản",
    "wrote": "đã ghi",
    "year": "năm",
}
_SUBJECTS = {
    "accounts.assignment": "vai trò",
    "accounts.user": "tài khoản",
    "archive.batchrow": "dòng tệp số hoá",
    "archive.hit": "trường hợp",
    "councils.item": "mục biểu quyết",
    "councils.member": "thành viên hội đồng",
    "decisions.diplomablank": "phôi bằng",
    "decisions.item": "mục quyết định",
    "decisions.owntemplate": "mẫu văn bản",
    "demo": "tỉnh mẫu",
    "editorial": "trang",
    "lawbook.adoption": "quy định riêng",
    "nominations.row": "dòng danh sách",
    "record.attestation": "xác nhận",
    "record.discipline": "kỷ luật",
    "record.hold": "tạm dừng",
    "record.initiative": "sáng kiến",
    "record.leave": "nghỉ, đi học",
    "record.post": "chức vụ",
    "record.service": "thời gian công tác",
    "record.unityear": "số liệu năm của đơn vị",
    "record.yearresult": "kết quả năm",
    "registry.signatory": "người ký",
}
"""Where a table has no Vietnamese name of its own."""
_LONGEST = 80


def deed(action: str) -> str:
    """What was done: the permission's words, else the code itself."""
    return DEEDS.get(action.partition(":")[0], action)


def subject(kind: str, key: str) -> str:
    """To what: "đơn vị 27"."""
    name = _SUBJECTS.get(kind)
    if name is None:
        try:
            name = str(apps.get_model(kind)._meta.verbose_name)
        except (LookupError, ValueError):
            name = kind
    return f"{name} {key}".strip()


def particulars(details: dict[str, Any]) -> str:
    """ "tài khoản: sgddt; vai trò: unit_officer"; long values are cut."""
    return "; ".join(f"{_PARTICULARS.get(name, name)}: {_short(value)}" for name, value in details.items())


def _short(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "–", True: "có", False: "không"}[value]
    text = ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
