"""What a caller hands to the templates: plain frozen values, no models."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MenuItem:
    """One entry of a menu, a row of tabs or a row of chips. `count` is shown when it is not None."""

    label: str
    url: str
    current: bool = False
    count: int | None = None
    hot: bool = False  # the count asks for action
    icon: str = ""


@dataclass(frozen=True)
class Masthead:
    """Who speaks (the office) and who reads (the user); every page's context carries one as `masthead`."""

    title: str = "Vinh Danh"
    office: str = ""
    home_url: str = "/"
    search_url: str = ""
    search_label: str = "Tìm người, đơn vị, hồ sơ, số quyết định"
    user_name: str = ""
    user_role: str = ""
    account_url: str = ""
    logout_url: str = ""
    login_url: str = ""
    login_label: str = "Cán bộ đăng nhập"
    notices_url: str = ""
    notices_count: int = 0

    @property
    def initials(self) -> str:
        """The last two words' first letters: "Lê Thị Mai Anh" → "MA"."""
        return "".join(word[0] for word in self.user_name.split()[-2:]).upper()


@dataclass(frozen=True)
class Colophon:
    """The foot of a public page: whose it is, who answers for it, how to reach them (already in Vietnamese)."""

    title: str
    lines: tuple[str, ...] = ()
    rights: tuple[MenuItem, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """A number with what it counts. `tone`: met, unmet, unknown, warn or nothing."""

    value: str
    what: str
    of: str = ""
    tone: str = ""
    url: str = ""


@dataclass(frozen=True)
class Step:
    """A station on a way. `state`: done, now or ahead."""

    label: str
    when: str = ""
    who: str = ""
    note: str = ""
    state: str = "ahead"


@dataclass(frozen=True)
class Problem:
    """What is wrong with a row, where ("C13") and how to mend it. A question is not a fault."""

    message: str
    cell: str = ""
    question: bool = False


@dataclass(frozen=True)
class Share:
    """A part of a whole, for the split bar; `tone` is met, unmet, unknown, warn, gold, lacquer, ink or soft."""

    label: str
    count: int
    tone: str = "ink"


@dataclass(frozen=True)
class YearMark:
    """One year in the picture of ten years.

    `result`: a short word for the yearly result ("XS", "Tốt"), `result_name` in full; `excellent` colours it;
    `expected`: not yet official, drawn hollow. `titles`, `forms`, `initiatives`: names for the three lower lines.
    """

    year: int
    result: str = ""
    result_name: str = ""
    excellent: bool = False
    expected: bool = False
    titles: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
