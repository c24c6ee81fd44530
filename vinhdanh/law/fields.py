"""What the fields of a provision may hold: closed lists, shares, multiples, days. Every fault is one clear sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from fractions import Fraction
from typing import Any

from vinhdanh.law.names import award_names

CONFIDENCES = ("high", "medium", "low")
TOPICS = {
    "restart",
    "once",
    "initiative_once",
    "occasions",
    "no_ladder",
    "discipline",
    "career_add_down",
    "career_women",
    "career_concurrent",
    "career_term",
    "career_early",
    "career_once",
    "maternity",
    "transition",
}
PREFERRED = ("woman", "women_collective", "direct_worker", "hard_area")
QUOTA_BASES = ("ldtt_count", "headcount", "participants")
AUTHORITIES = {
    "chu_tich_nuoc",
    "thu_tuong",
    "bo_truong",
    "chu_tich_tinh",
    "thu_truong",
    "chu_tich_xa",
    "chu_tich_huyen",
    "giam_doc_doanh_nghiep",
    "chu_tich_hdqt",
    "bo_quoc_phong",
    "bo_cong_an",
}
COUNCILS = ("trung_uong", "bo", "tinh", "co_so", "truong")
ACTS = ("cancel", "strip", "restore")
ROUTES = ("cong_trang", "dot_xuat", "phong_trao", "cong_hien", "nien_han", "doi_ngoai")
_TERMS = {"due", "working_days", "days", "days_before_event"}
_DUE = re.compile(r"^(next-)?(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")


class ProvisionError(ValueError):
    """A provision is not in order; the message says the fault, ``token`` is the word in the file that has it."""

    def __init__(self, message: str, token: str | None = None) -> None:
        super().__init__(message)
        self.token = token


def meant(word: str, known: Iterable[str]) -> str:
    """ "; có phải là subjects?" when a known word is close."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f" (có phải là “{close[0]}”?)" if close else ""


def one_of(value: Any, allowed: Iterable[str]) -> str:
    """The word itself; ``ProvisionError`` when it is not of a closed list."""
    names = sorted(allowed)
    if value not in names:
        raise ProvisionError(f"“{value}” không thuộc {', '.join(names)}{meant(str(value), names)}", str(value))
    return str(value)


def checked_body(body: dict[str, Any], kind: str) -> dict[str, Any]:
    """The fields of a provision of a kind; ``ProvisionError`` at the first that does not fit."""
    for name, value in body.items():
        check = _CHECKS.get((kind, name)) or _CHECKS.get(("", name))
        if check is not None:
            check(value)
    if kind == "quota" and (("share" in body) is ("count" in body) or ("share" in body) is not ("base" in body)):
        raise ProvisionError("quota có share và base, hoặc chỉ có count", "quota")
    if kind == "deadline" and len(_TERMS & set(body)) != 1:
        raise ProvisionError(f"deadline có đúng một trong {', '.join(sorted(_TERMS))}", "deadline")
    return body


def _word(allowed: Iterable[str]) -> Callable[[Any], None]:
    names = tuple(allowed)

    def check(value: Any) -> None:
        one_of(value, names)

    return check


def _words(allowed: Iterable[str]) -> Callable[[Any], None]:
    names = tuple(allowed)

    def check(value: Any) -> None:
        if not isinstance(value, list):
            raise ProvisionError(f"cần một danh sách trong ngoặc vuông, đang là “{value}”", str(value))
        for word in value:
            one_of(word, names)

    return check


def _sentence(value: Any) -> None:
    if not isinstance(value, str) or not value.strip():
        raise ProvisionError("text là một câu, viết trong ngoặc kép", "text")


def _yes_or_no(value: Any) -> None:
    if not isinstance(value, bool):
        raise ProvisionError(f"“{value}” phải là true hoặc false", str(value))


def _share(value: Any) -> None:
    whole = isinstance(value, list) and len(value) == 2 and all(type(part) is int and part > 0 for part in value)
    if not whole or value[0] > value[1]:
        raise ProvisionError("share là hai số nguyên [tử, mẫu], tử không lớn hơn mẫu", "share")


def _whole(value: Any) -> None:
    if type(value) is not int or value < 1:
        raise ProvisionError(f"“{value}” phải là số nguyên dương", str(value))


def _multiple(value: Any) -> None:
    try:
        sound = isinstance(value, str) and Fraction(value) > 0
    except ValueError:
        sound = False
    if not sound:
        raise ProvisionError(f'hệ số “{value}” là số thập phân viết trong ngoặc kép, dùng dấu chấm: "1.5"', str(value))


def _due(value: Any) -> None:
    if not isinstance(value, str) or not _DUE.match(value):
        raise ProvisionError(
            f"“{value}” là tháng-ngày (06-30) hoặc next-12-31 (năm sau), viết trong ngoặc kép", str(value)
        )


def _papers(value: Any) -> None:
    for paper in value if isinstance(value, list) else [None]:
        if not isinstance(paper, dict) or set(paper) != {"id", "text"}:
            raise ProvisionError("mỗi giấy tờ là {id: …, text: …}", "papers")


def _conditions(value: Any) -> None:
    if not isinstance(value, list):
        raise ProvisionError("all là danh sách điều kiện, mỗi điều kiện một dòng bắt đầu bằng dấu gạch", "all")


def _ladder(value: Any) -> None:
    for rungs in value if isinstance(value, list) else [None]:
        _words(award_names())(rungs)


_CHECKS: dict[tuple[str, str], Callable[[Any], None]] = {
    ("", "route"): _word(ROUTES),
    ("", "routes"): _words(ROUTES),
    ("", "text"): _sentence,
    ("", "share"): _share,
    ("", "all"): _conditions,
    ("principle", "topic"): _word(TOPICS),
    ("principle", "counts_from"): _word(("decision", "period_end")),
    ("principle", "ladder"): _ladder,
    ("authority", "decides"): _word(AUTHORITIES),
    ("authority", "also"): _words(AUTHORITIES),
    ("bar", "group"): _word(("all", "titles", "forms")),
    ("bar", "own"): _yes_or_no,
    ("subjects", "group"): _word(("titles", "forms")),
    ("ending", "act"): _word(ACTS),
    ("ending_power", "act"): _word(ACTS),
    ("ending_power", "decides"): _word(("grantor", *AUTHORITIES)),
    ("way", "way"): _word(("standing", "full", "full_party")),
    ("preference", "prefer"): _words(PREFERRED),
    ("preference", "rank"): _whole,
    ("quota", "base"): _word(QUOTA_BASES),
    ("quota", "count"): _whole,
    ("base_salary", "amount"): _whole,
    ("prize", "person"): _multiple,
    ("prize", "unit"): _multiple,
    ("prize", "decided_by"): _words(AUTHORITIES),
    ("prize_rule", "factor"): _multiple,
    ("prize_rule", "step"): _whole,
    ("paper", "papers"): _papers,
    ("deadline", "due"): _due,
    ("deadline", "working_days"): _whole,
    ("deadline", "days"): _whole,
    ("deadline", "days_before_event"): _whole,
    ("composition", "council"): _word(COUNCILS),
    ("composition", "odd"): _yes_or_no,
    ("composition", "vice_chairs_at_most"): _whole,
    ("paper", "sets"): _whole,
    ("paper", "replaces_all"): _yes_or_no,
}
