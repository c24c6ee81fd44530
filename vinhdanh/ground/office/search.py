"""The folded-search table: one look-up without diacritics for SQLite and PostgreSQL, forgiving one typo a word.

Texts are folded by ``viet.fold`` before they come here, and queries the same way. SQLite searches by FTS5, PostgreSQL
by a tsvector index over the same two columns. Whoever owns a thing writes its entry in the same transaction.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from django.db import connection

from vinhdanh.crafts.viet.folding import fold

from .models import SearchEntry, SearchWord

MOST_SPELLINGS = 12
"""How many known words may stand for one misspelt word."""
MOST_NAMES = 300
"""How many spellings of a whole name are looked up."""
MOST_NAMESAKES = 5000

SQLITE = [
    "CREATE VIRTUAL TABLE IF NOT EXISTS office_search_fts USING fts5("
    "name, place, content='office_searchentry', content_rowid='id', tokenize='unicode61')",
    "CREATE TRIGGER IF NOT EXISTS office_search_added AFTER INSERT ON office_searchentry BEGIN "
    "INSERT INTO office_search_fts(rowid, name, place) VALUES (new.id, new.name, new.place); END",
    "CREATE TRIGGER IF NOT EXISTS office_search_gone AFTER DELETE ON office_searchentry BEGIN "
    "INSERT INTO office_search_fts(office_search_fts, rowid, name, place) "
    "VALUES ('delete', old.id, old.name, old.place); END",
    "CREATE TRIGGER IF NOT EXISTS office_search_changed AFTER UPDATE ON office_searchentry BEGIN "
    "INSERT INTO office_search_fts(office_search_fts, rowid, name, place) "
    "VALUES ('delete', old.id, old.name, old.place); "
    "INSERT INTO office_search_fts(rowid, name, place) VALUES (new.id, new.name, new.place); END",
]
POSTGRES = [
    "CREATE INDEX IF NOT EXISTS office_search_text ON office_searchentry "
    "USING gin (to_tsvector('simple', name || ' ' || place))"
]


def install(**_kwargs) -> None:
    """Lay index and triggers; idempotent, after each migrate (SQLite drops triggers when it rebuilds a table)."""
    if SearchEntry._meta.db_table not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in SQLITE if connection.vendor == "sqlite" else POSTGRES:
            cursor.execute(statement)


@dataclass(frozen=True)
class Text:
    """What an entry says; folded when it is written."""

    ref: int
    name: str
    place: str


def put(kind: str, texts: Iterable[Text]) -> None:
    """Write or replace entries, in bulk."""
    entries = [SearchEntry(kind=kind, ref=t.ref, name=fold(t.name)[:250], place=fold(t.place)) for t in texts]
    SearchEntry.objects.bulk_create(
        entries, batch_size=500, update_conflicts=True, unique_fields=["kind", "ref"], update_fields=["name", "place"]
    )
    words = {word[:40] for entry in entries for word in f"{entry.name} {entry.place}".split()}
    SearchWord.objects.bulk_create(
        (SearchWord(word=word) for word in sorted(words)), ignore_conflicts=True, batch_size=500
    )


def remove(kind: str, refs: Iterable[int]) -> None:
    SearchEntry.objects.filter(kind=kind, ref__in=list(refs)).delete()


def words_of(query: str) -> list[str]:
    """The folded words of a query; signs that mean something to a search engine are dropped."""
    return ["".join(c for c in word if c.isalnum()) for word in fold(query).split() if any(c.isalnum() for c in word)]


def find(kind: str, query: str, *, limit: int) -> list[int]:
    """References of the entries that hold every word of ``query``, best first.

    First those whose name is exactly the query's first words and whose place holds the rest, the nearest place before
    those above it; then any that hold all words. When there is none, once more with each word's neighbours of one typo.
    The last word, and one that nothing is called by, may be the beginning of a word.
    """
    words = words_of(query)[:12]
    if not words:
        return []
    known = set(SearchWord.objects.filter(word__in=words).values_list("word", flat=True))
    open_ended = [place == len(words) - 1 or word not in known for place, word in enumerate(words)]
    if found := _ranked(kind, [[word] for word in words], open_ended, limit):
        return found
    return _ranked(kind, _spellings(words), [False] * len(words), limit)


Choices = Sequence[Sequence[str]]
"""For each word of a query what may stand for it, the likeliest first."""


def _ranked(kind: str, words: Choices, open_ended: Sequence[bool], limit: int) -> list[int]:
    found = dict.fromkeys(_by_name(kind, words, limit))
    if len(found) < limit:
        found.update(dict.fromkeys(_by_text(kind, words, open_ended, limit)))
    return list(found)[:limit]


def _by_name(kind: str, words: Choices, limit: int) -> list[int]:
    """Entries whose name is the first words and whose place holds the others: the longest name first.

    Two words of a name are taken for misspelt only when nobody is found with one.
    """
    for wrong in ((0, 1), (2,)):
        rests: dict[str, Choices] = {}
        for length in range(len(words), 1, -1):
            for name in _names(words[:length], wrong):
                rests.setdefault(name, words[length:])
        names = list(rests)[:MOST_NAMES]
        rows = SearchEntry.objects.filter(kind=kind, name__in=names).values_list("pk", "ref", "name", "place")
        found = [
            (len(rests[name]), steps, pk, ref)
            for pk, ref, name, place in (rows[:MOST_NAMESAKES] if names else ())
            if (steps := _steps(place.split(), rests[name])) is not None
        ]
        if found:
            return [ref for *_, ref in sorted(found)[:limit]]
    return []


def _names(words: Choices, wrong: Iterable[int]) -> Iterator[str]:
    """The names these words may mean when so many of them are not the likeliest."""
    for many in wrong:
        for places in combinations(range(len(words)), many):
            yield from (
                " ".join(name)
                for name in product(*(word[1:] if place in places else word[:1] for place, word in enumerate(words)))
            )


def _steps(place: Sequence[str], words: Choices) -> int | None:
    """How far into the place one reads to meet each of the words, or their beginnings; None when one is not there."""
    far = 0
    for choices in words:
        met = [at for at, part in enumerate(place) for choice in choices if part.startswith(choice)]
        if not met:
            return None
        far += min(met, key=lambda at: (place[at] not in choices, at))
    return far


def _by_text(kind: str, words: Choices, open_ended: Sequence[bool], limit: int) -> list[int]:
    if connection.vendor == "sqlite":
        quoted, either, every = '"{}"', " OR ", " AND "
        ends = ["*" if open else "" for open in open_ended]
        # CROSS JOIN: the index must lead, or the planner asks it once for each entry of the kind
        query = (
            "SELECT e.ref FROM office_search_fts f CROSS JOIN office_searchentry e ON e.id = f.rowid "
            "WHERE office_search_fts MATCH %s AND e.kind = %s LIMIT %s"
        )
    else:
        quoted, either, every = "{}", " | ", " & "
        ends = [":*" if open else "" for open in open_ended]
        query = (
            "SELECT e.ref FROM office_searchentry e WHERE "
            "to_tsvector('simple', name || ' ' || place) @@ to_tsquery('simple', %s) AND e.kind = %s LIMIT %s"
        )
    terms = every.join(
        "(" + either.join(quoted.format(choice) + end for choice in choices) + ")"
        for choices, end in zip(words, ends, strict=True)
    )
    with connection.cursor() as cursor:
        cursor.execute(query, [terms, kind, limit])
        return [row[0] for row in cursor.fetchall()]


def _spellings(words: Sequence[str]) -> list[list[str]]:
    """For each word itself where it is known, and the known words one typo away.

    All known words are read: a language written in syllables has a few thousand.
    """
    known = set(SearchWord.objects.values_list("word", flat=True))
    return [[one for one in (word, *_neighbours(word)) if one in known][:MOST_SPELLINGS] or [word] for word in words]


def _neighbours(word: str) -> list[str]:
    """What the word becomes by a letter more, less, other, or two swapped."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    edits = [a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1]
    edits += [a + b[1:] for a, b in splits if b]
    edits += [a + c + b[1:] for a, b in splits if b for c in letters]
    edits += [a + c + b for a, b in splits for c in letters]
    return [edit for edit in dict.fromkeys(edits) if len(edit) > 1 and edit != word]
