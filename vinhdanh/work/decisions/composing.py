"""The words of a decision, composed from its list; what an officer wrote otherwise stands instead.

Nothing here writes. Once issued, the frozen words of the decision are the only ones.
"""

from dataclasses import dataclass, field
from datetime import date

from vinhdanh.crafts.viet.dates import long_date
from vinhdanh.crafts.viet.money import in_words
from vinhdanh.crafts.viet.numbers import format_number
from vinhdanh.ground.office import clock
from vinhdanh.ground.registry.models import Authority, Party
from vinhdanh.work.councils.actions import MINUTES_SYMBOL
from vinhdanh.work.councils.agenda import SUBJECT_ORDER, Kind

from . import grounds, naming
from .models import Amendment, Decision, Item


@dataclass(frozen=True)
class Texts:
    """What is printed around the list. Each of ``articles`` is one article without its "Điều n."."""

    subject: str
    grounds: list[str]
    """The legal grounds; who proposed it stands after them, in ``proposal``."""
    proposal: str
    articles: list[str]
    recipients: list[str]

    @property
    def opening(self) -> list[str]:
        """Everything between the decider and QUYẾT ĐỊNH."""
        return [*self.grounds, *([self.proposal] if self.proposal else [])]


@dataclass
class Group:
    """Everyone of one award and one kind of party, with what is said of their achievement."""

    kind: Kind
    award: str
    wording: str
    items: list[Item] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.kind.award}:{self.kind.subject}"

    @property
    def total_vnd(self) -> int:
        return sum(item.prize_vnd for item in self.items)


@dataclass
class Contents:
    """A decision with everything that is printed of it, read in a few queries."""

    decision: Decision
    groups: list[Group]
    amendments: list[Amendment]
    composed: Texts
    texts: Texts

    @property
    def mark(self) -> str:
        """How the page marks what was filled in: only while it can still change."""
        return "filled" if self.decision.drafted else ""

    @property
    def items(self) -> list[Item]:
        return [item for group in self.groups for item in group.items]

    @property
    def total_vnd(self) -> int:
        return sum(group.total_vnd for group in self.groups)

    @property
    def count(self) -> int:
        return sum(len(group.items) for group in self.groups) or len(self.amendments)


def contents_of(decision: Decision) -> Contents:
    """Read a decision's list and words: frozen ones when it is issued, else composed now and overwritten by hand."""
    groups = _groups(decision)
    amendments = list(
        decision.amendments.select_related("item__decision", "item__nomination__party").order_by("ordinal")
    )
    if not decision.drafted:
        frozen = Texts(decision.subject, decision.grounds, decision.proposal, decision.articles, decision.recipients)
        return Contents(decision, groups, amendments, frozen, frozen)
    composed = compose(decision, groups, amendments)
    written = Texts(
        decision.subject or composed.subject,
        decision.grounds or composed.grounds,
        decision.proposal or composed.proposal,
        decision.articles or composed.articles,
        decision.recipients or composed.recipients,
    )
    return Contents(decision, groups, amendments, composed, written)


def _groups(decision: Decision) -> list[Group]:
    groups: dict[Kind, Group] = {}
    for item in decision.items.order_by("ordinal"):
        kind = Kind(item.award, item.subject)
        if kind not in groups:
            wording = decision.wordings.get(f"{kind.award}:{kind.subject}") or naming.merit(kind.award, decision.round)
            groups[kind] = Group(kind, naming.printed(kind.award, decision.authority), wording)
        groups[kind].items.append(item)
    return list(groups.values())


def compose(decision: Decision, groups: list[Group], amendments: list[Amendment]) -> Texts:
    """The words as the house would write them, from the list alone."""
    match decision.kind:
        case Decision.Kind.CORRECT:
            return _correction(decision)
        case Decision.Kind.CANCEL:
            return _cancellation(decision, amendments)
        case _:
            return _grant(decision, groups)


def day_of(decision: Decision) -> date:
    """The day whose law, base salary and instruments apply: the decision's, else today."""
    return decision.day or clock.today()


def _legal_grounds(decision: Decision) -> list[str]:
    return grounds.in_force(decision.authority, day_of(decision))


def _grant(decision: Decision, groups: list[Group]) -> Texts:
    year = naming.year_words(decision.round)
    awards = list(dict.fromkeys(group.kind.award for group in groups))
    articles = [
        _first_article(groups, decision.authority),
        *_money_article(decision, sum(group.total_vnd for group in groups)),
        f"Quyết định này có hiệu lực kể từ ngày ký. {_responsible(decision.authority)} và các {_named(groups)} có tên "
        "tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
    ]
    return Texts(
        f"Về việc tặng {_what(awards, decision.authority)} {year}",
        _legal_grounds(decision),
        _proposed_by_council(decision),
        articles,
        _recipients(decision.authority, len(articles)),
    )


def _what(awards: list[str], authority: Authority) -> str:
    if len(awards) == 1:
        return naming.phrase(awards[0], authority)
    titles = [naming.is_title(code) for code in awards]
    if all(titles):
        return "danh hiệu thi đua"
    return "danh hiệu thi đua, hình thức khen thưởng" if any(titles) else "các hình thức khen thưởng"


def _named(groups: list[Group]) -> str:
    kinds = {group.kind.subject for group in groups}
    return ", ".join(naming.NOUNS[subject] for subject in SUBJECT_ORDER if subject in kinds) or "cá nhân"


def _counted(groups: list[Group]) -> str:
    """ "34 tập thể và 128 cá nhân"."""
    counts = {
        subject: sum(len(group.items) for group in groups if group.kind.subject == subject) for subject in SUBJECT_ORDER
    }
    said = [f"{format_number(count)} {naming.NOUNS[Party.Kind(subject)]}" for subject, count in counts.items() if count]
    return " và ".join(said) if len(said) < 3 else f"{', '.join(said[:-1])} và {said[-1]}"


def _first_article(groups: list[Group], authority: Authority) -> str:
    """One sentence for one award; a list of them for several, each line with its count and its wording."""
    by_award: dict[str, list[Group]] = {}
    for group in groups:
        by_award.setdefault(group.kind.award, []).append(group)
    sentences = [
        f"{naming.phrase(code, authority)} cho {_counted(same)} {_wording_of(same)}" for code, same in by_award.items()
    ]
    if len(sentences) == 1:
        return f"Tặng {sentences[0]} (có danh sách kèm theo)."
    lines = [f"{number}. {line[:1].upper()}{line[1:]};" for number, line in enumerate(sentences, 1)]
    lines[-1] = lines[-1].rstrip(";") + "."
    head = f"Tặng {_what(list(by_award), authority)} cho {_counted(groups)} (có danh sách kèm theo):"
    return "\n".join([head, *lines])


def _wording_of(groups: list[Group]) -> str:
    return "; ".join(dict.fromkeys(group.wording for group in groups))


def _money_article(decision: Decision, total: int) -> list[str]:
    if not total:
        return []
    return [
        f"Tiền thưởng kèm theo là {format_number(total)} đồng ({in_words(total)}), chi từ {fund_of(decision)}; "
        "mức tiền thưởng của từng trường hợp ghi trong danh sách kèm theo."
    ]


def fund_of(decision: Decision) -> str:
    """Where the money comes from, when nobody wrote otherwise: the authority's own fund of the decision's year."""
    if decision.fund:
        return decision.fund
    whose = "tỉnh" if decision.authority.decides == Authority.Decides.PROVINCE_CHAIR else "của đơn vị"
    return f"Quỹ thi đua, khen thưởng {whose} năm {day_of(decision).year}"


def _proposed_by_council(decision: Decision) -> str:
    meeting = decision.meeting
    if meeting is None or not meeting.minutes_number:
        return ""
    return (
        f"Xét đề nghị của {meeting.council.name} tại Biên bản số {meeting.minutes_number:02d}/{MINUTES_SYMBOL} "
        f"{long_date(meeting.on)}"
    )


def _responsible(authority: Authority) -> str:
    match authority.decides:
        case Authority.Decides.PROVINCE_CHAIR:
            return (
                "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ, Giám đốc Sở Tài chính, thủ trưởng các cơ "
                "quan, đơn vị có liên quan"
            )
        case Authority.Decides.COMMUNE_CHAIR:
            return "Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân, thủ trưởng các cơ quan, đơn vị có liên quan"
        case _:
            return "Trưởng các phòng, bộ phận, thủ trưởng các đơn vị có liên quan"


def _recipients(authority: Authority, last: int) -> list[str]:
    if authority.decides == Authority.Decides.PROVINCE_CHAIR:
        above = ["Thường trực Tỉnh ủy (để báo cáo)", "Chủ tịch, các Phó Chủ tịch UBND tỉnh"]
        return [f"Như Điều {last}", *above, "Lưu: VT, SNV"]
    return [f"Như Điều {last}", "Lưu: VT, TĐKT"]


def _earlier(decision: Decision) -> str:
    earlier = decision.corrects
    return f"Quyết định số {earlier.reference} {long_date(earlier.day)} của {earlier.authority.title}"


def _correction(decision: Decision) -> Texts:
    return Texts(
        f"Về việc đính chính {_earlier(decision)}",
        _legal_grounds(decision),
        "",
        [
            "Các nội dung khác của Quyết định được đính chính không thay đổi. Bằng, giấy khen đã in sai được thu lại, "
            "thay bằng bản mới.",
            _last_article(decision.authority),
        ],
        _recipients(decision.authority, 3),
    )


def _cancellation(decision: Decision, amendments: list[Amendment]) -> Texts:
    money = sum(amendment.item.prize_vnd for amendment in amendments)
    returned = f"và nộp trả {format_number(money)} đồng ({in_words(money)}) tiền thưởng " if money else ""
    basis = "Căn cứ khoản 2 và khoản 8 Điều 93 Luật Thi đua, khen thưởng"
    return Texts(
        f"Về việc hủy bỏ quyết định khen thưởng tại {_earlier(decision)}",
        [*_legal_grounds(decision), basis],
        "",
        [
            f"Các trường hợp có tên tại Điều 1 nộp lại hiện vật khen thưởng {returned}cho cơ quan đã trình khen thưởng "
            "trong thời hạn 30 ngày kể từ ngày Quyết định này có hiệu lực.",
            _last_article(decision.authority),
        ],
        _recipients(decision.authority, 3),
    )


def _last_article(authority: Authority) -> str:
    return (
        f"Quyết định này có hiệu lực kể từ ngày ký. {_responsible(authority)} và các trường hợp có tên tại Điều 1 chịu "
        "trách nhiệm thi hành Quyết định này."
    )
