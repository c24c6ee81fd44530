"""A document as the values of its kind's tags: the same words that the PDF prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from vinhdanh.crafts.papers.blocks import Document, Frame, PaperError, Signature, listed
from vinhdanh.crafts.papers.decisions import AwardDecision, article_lines, award_annex, band_heading
from vinhdanh.crafts.papers.extracts import Extract
from vinhdanh.crafts.papers.letters import RefusalLetter, ResultLetter, Submission, ended
from vinhdanh.crafts.papers.minutes import (
    Attendee,
    CouncilMinutes,
    VoteGroup,
    clock_words,
    moment_words,
    vote_row,
)
from vinhdanh.crafts.papers.money import dong
from vinhdanh.crafts.papers.own_templates.tags import VOTED
from vinhdanh.crafts.papers.prizes import PrizeList
from vinhdanh.crafts.papers.typeset import balanced, clean
from vinhdanh.crafts.viet.money import in_words

Values = dict[str, Any]


def values(document: Document) -> Values:
    """Everything the tags of the document's kind stand for, cleaned of what cannot be printed."""
    match document:
        case AwardDecision():
            found = {**_decision(document), **_total(document.total)}
        case Extract():
            found = _extract(document)
        case PrizeList():
            found = _prizes(document)
        case ResultLetter():
            rows = [(row.name, row.unit, row.award, row.outcome) for row in document.results]
            found = _letter(document, _numbered(("ho_ten", "don_vi", "danh_hieu", "ket_qua"), rows))
        case RefusalLetter():
            told = [(row.name, row.unit, row.award, row.provision, row.reason) for row in document.refusals]
            found = _letter(document, _numbered(("ho_ten", "don_vi", "danh_hieu", "can_cu", "ly_do"), told))
        case Submission():
            found = _submission(document)
        case CouncilMinutes():
            found = _minutes(document)
        case _:
            raise PaperError("Loại văn bản này không có mẫu Word riêng.")
    return {name: _cleaned(value) for name, value in found.items()}


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {name: _cleaned(inner) for name, inner in value.items()}
    return [_cleaned(inner) for inner in value]


def _frame(frame: Frame, *, letter: bool = False) -> Values:
    return {
        "co_quan_chu_quan": "\n".join(frame.superior_lines),
        "co_quan": "\n".join(frame.issuer_lines),
        "so_ky_hieu": frame.numbered,
        "noi_ngay": frame.place_and_day,
        "trich_yeu": frame.subject if letter else balanced(frame.subject),
        "dau_so_vang": str(frame.ledger_head or ""),
    }


def _signing(signature: Signature, recipients: Iterable[str]) -> Values:
    return {
        "chuc_danh_ky": "\n".join(signature.lines),
        "nguoi_ky": signature.name,
        "noi_nhan": listed(recipients),
    }


def _decision(document: AwardDecision) -> Values:
    groups = [group for group in document.groups if group.rows]
    annex = award_annex(document)
    names = ("tt", "ho_ten", "nam_sinh", "chuc_vu", "don_vi", "tien_thuong", "so_so_vang")
    rows = [
        [
            (str(row.ordinal), row.name, row.born, row.position, row.unit, dong(row.amount), row.gold_book_number)
            for row in group.rows
        ]
        for group in groups
    ]
    return {
        **_frame(document.frame),
        **_signing(document.signature, document.recipients),
        "nguoi_quyet_dinh": document.decider.upper(),
        "can_cu": listed(document.grounds),
        "cac_dieu": [{"dau": head, "noi_dung": line} for head, line in article_lines(document.articles)],
        "ten_danh_sach": balanced(annex.subject, wide=True),
        "kem_theo": annex.attached_to,
        "cac_nhom": [
            {"ten": band_heading(place, group), "thanh_tich": group.wording, "danh_sach": _named(names, cells)}
            for place, (group, cells) in enumerate(zip(groups, rows, strict=True))
        ],
    }


def _total(total: int) -> Values:
    return {
        "tong_tien": dong(total) if total else "",
        "tong_tien_bang_chu": f"{in_words(total)}." if total else "",
    }


def _extract(document: Extract) -> Values:
    copy = {**_frame(document.copy), **_signing(document.signature, document.recipients)}
    names = ("co_quan_chu_quan", "co_quan", "so_ky_hieu", "noi_ngay", "noi_nhan", "chuc_danh_ky", "nguoi_ky")
    return {**_decision(document.copied), **{f"sao_{name}": copy[name] for name in names}}


def _prizes(document: PrizeList) -> Values:
    drawn_up, accountant, head = document.signers
    names = ("ho_ten", "don_vi", "danh_hieu", "cach_tinh", "tien_thuong", "tai_khoan")
    start = 1
    groups = []
    for group in document.groups:
        rows = [(row.name, row.unit, row.award, row.reckoning, dong(row.amount), row.account) for row in group.rows]
        groups.append({"ten": group.heading, "danh_sach": _numbered(names, rows, start)})
        start += len(rows)
    return {
        **_frame(document.frame),
        **_total(document.total),
        "can_cu": document.basis,
        "cac_nhom": [group for group in groups if group["danh_sach"]],
        "chuc_danh_nguoi_lap": "\n".join(drawn_up.lines),
        "nguoi_lap": drawn_up.name,
        "chuc_danh_ke_toan": "\n".join(accountant.lines),
        "ke_toan": accountant.name,
        "chuc_danh_ky": "\n".join(head.lines),
        "nguoi_ky": head.name,
    }


def _letter(document: ResultLetter | RefusalLetter, rows: list[dict[str, str]]) -> Values:
    return {
        **_frame(document.frame, letter=True),
        **_signing(document.signature, document.recipients),
        "kinh_gui": _addressees(document.addressees),
        "mo_dau": document.opening,
        "ket_thuc": ended(document.closing),
        "danh_sach": rows,
    }


def _submission(document: Submission) -> Values:
    names = ("tt", "ho_ten", "nam_sinh", "chuc_vu", "don_vi", "phieu", "thanh_tich")
    annexes = document.paper().annexes
    return {
        **_frame(document.frame),
        **_signing(document.signature, document.recipients),
        "kinh_gui": _addressees(document.addressees),
        "can_cu": listed(document.grounds),
        "noi_dung": ended(document.body),
        "kem_theo": annexes[0].attached_to if annexes else "",
        "cac_nhom": [
            {
                "ten": f"{group.award} ({len(group.rows)})",
                "danh_sach": _named(
                    names,
                    [
                        (str(row.ordinal), row.name, row.born, row.position, row.unit, row.votes, row.summary)
                        for row in group.rows
                    ],
                ),
            }
            for group in document.groups
            if group.rows
        ],
    }


def _minutes(document: CouncilMinutes) -> Values:
    return {
        **_frame(document.frame),
        "bat_dau": moment_words(document.opened),
        "ket_thuc_luc": clock_words(document.closed.time()),
        "dia_diem": document.venue,
        "so_thanh_vien": f"{document.members:02d}",
        "so_co_mat": f"{len(document.present):02d}",
        "so_gui_y_kien": f"{sum(1 for absentee in document.absent if absentee.wrote):02d}",
        "co_mat": _people(document.present),
        "vang_mat": [{"ho_ten": one.name, "vai_tro": one.role, "ly_do": one.why} for one in document.absent],
        "khach_moi": _people(document.guests),
        "noi_dung": document.proceedings,
        "cac_nhom": [_voted(group, document.members) for group in document.votes],
        "ket_luan": document.conclusions,
        "chuc_danh_chu_tri": "\n".join(document.chair.lines),
        "chu_tri": document.chair.name,
        "chuc_danh_thu_ky": "\n".join(document.secretary.lines),
        "thu_ky": document.secretary.name,
    }


def _voted(group: VoteGroup, members: int) -> Values:
    cells = [vote_row(number, row, members) for number, row in enumerate(group.rows, 1)]
    return {"ten": group.award, "dieu_kien": group.rule, "danh_sach": _named([tag.name for tag in VOTED], cells)}


def _people(people: Iterable[Attendee]) -> list[dict[str, str]]:
    return [{"ho_ten": one.name, "vai_tro": one.role} for one in people]


def _addressees(names: tuple[str, ...]) -> tuple[str, ...]:
    return names if len(names) == 1 else listed(names)


def _named(names: Sequence[str], rows: Iterable[Sequence[str]]) -> list[dict[str, str]]:
    return [dict(zip(names, cells, strict=True)) for cells in rows]


def _numbered(names: Sequence[str], rows: Iterable[Sequence[str]], start: int = 1) -> list[dict[str, str]]:
    return _named(("tt", *names), [(str(number), *cells) for number, cells in enumerate(rows, start)])
