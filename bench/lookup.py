"""The public look-up over the whole golden book: does it find whom one means, and how long does one wait?

A query is a full name without diacritics and one word of the unit; it hits when the person is among the first twenty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from bench.figures import Figure, Table, percentile, timed
from bench.postgres import on_postgres
from bench.rivals import NotHereError
from bench.setting import AWARDS, Setting

QUERIES = 2_000
AMONG = 20
COMMON = 0.05
"""A word that more of the people than this share have in their unit's name tells nobody apart (trường, xã, tiểu)."""


@dataclass(frozen=True)
class Asked:
    party: int
    name: str
    word: str

    @property
    def query(self) -> str:
        return f"{self.name} {self.word}"


def measure(setting: Setting) -> Table:
    """On SQLite in this process, then on a private PostgreSQL in another."""
    setting.start_on_load_set()
    table = Table(f"Look-up over {setting.sized(AWARDS):,} awards")
    over(table, "SQLite", {"exact": 0.02, "typo": 0.03})
    try:
        there = on_postgres("lookup", setting)
        table.figures += there.figures
    except NotHereError as why:
        table.left_out.append(str(why))
    return table


def measure_there(setting: Setting) -> Table:
    """On the PostgreSQL that the environment names, with the load set in it."""
    table = Table("")
    over(table, "PostgreSQL", {"exact": 0.04, "typo": 0.1})
    return table


def over(table: Table, database: str, goals: dict[str, float]) -> None:
    """The figures over the database that Django was started on."""
    telling, plain = _draw(QUERIES)
    _ask(table, f"{database}, name and a telling word of the unit", telling, goals["exact"], hit=98)
    _ask(table, f"{database}, name and any word of the unit at all", plain, None)
    rng = Random(11)  # noqa: S311 - invented slips
    slipped = [Asked(asked.party, _slip(asked.name, rng), asked.word) for asked in telling[: QUERIES // 2]]
    _ask(table, f"{database}, telling word, a typo in the name", slipped, goals["typo"])
    return table


def _ask(table: Table, what: str, asked: list[Asked], slowest: float | None, *, hit: float | None = None) -> None:
    from vinhdanh.doors.portal.lookup import look_up

    times, hits = [], 0
    look_up(asked[0].query)
    for one in asked:
        with timed() as took:
            found = look_up(one.query)
        times.append(took.seconds)
        hits += any(group.grants[0].party_id == one.party for group in found.parties[:AMONG]) if found else 0
    table.figures += [
        Figure(f"{what}: hit rate", 100 * hits / len(asked), "%", goal=hit, least=True, note=f"{len(asked)} queries"),
        Figure(
            f"{what}: p95", percentile(times, 0.95), goal=slowest, note=f"median {percentile(times, 0.5) * 1000:.1f} ms"
        ),
    ]


def _draw(size: int) -> tuple[list[Asked], list[Asked]]:
    """Random people with a word of their unit: once one that tells the unit apart, once any."""
    from vinhdanh.books.ledger.models import Grant
    from vinhdanh.crafts.viet.folding import fold
    from vinhdanh.ground.registry.models import Party

    people = Party.objects.filter(kind=Party.Kind.PERSON, pk__in=Grant.objects.values("party"))
    rows = list(people.order_by("pk").values_list("pk", "folded", "home__party__folded"))
    common = _common([home for _, _, home in rows])
    rng = Random(7)  # noqa: S311 - which people is no secret
    telling, plain = [], []
    for party, name, home in rng.sample(rows, min(size, len(rows))):
        words = _words(fold(home))
        apart = [word for word in words if word not in common]
        telling.append(Asked(party, name, rng.choice(apart or words)))
        plain.append(Asked(party, name, rng.choice(words)))
    return telling, plain


def _common(homes: list[str]) -> set[str]:
    counted = Counter(word for home in homes for word in set(_words(home)))
    return {word for word, many in counted.items() if many > COMMON * len(homes)}


def _words(text: str) -> list[str]:
    return ["".join(letter for letter in word if letter.isalnum()) for word in text.split() if word[0].isalnum()]


def _slip(name: str, rng: Random) -> str:
    """One letter more, less, other, or two swapped, in one of the longer words."""
    words = name.split()
    place = max(range(len(words)), key=lambda at: (len(words[at]), rng.random()))
    word = words[place]
    at = rng.randrange(1, len(word))
    slips: list[Callable[[], str]] = [
        lambda: word[:at] + word[at + 1 :],
        lambda: word[:at] + rng.choice("aeiouhnt") + word[at:],
        lambda: word[:at] + rng.choice("bcdgklmnst") + word[at + 1 :],
        lambda: word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
    ]
    words[place] = rng.choice(slips)()
    return " ".join(words)
