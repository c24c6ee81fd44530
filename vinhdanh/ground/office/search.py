"""The folded-search table: one look-up without diacritics for SQLite and PostgreSQL, forgiving one typo a word.

Texts are folded by ``viet.fold`` before they come here, and queries the same way. SQLite searches by FTS5, PostgreSQL
by a tsvector index over the same two columns. Whoever owns a thing writes its entry in the same transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

from vinhdanh.crafts.viet.folding import fold

from .models import SearchEntry, SearchWord

MOST_SPELLINGS = 12
"""How many known words may stand for one misspelt word."""

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

    First those whose name is exactly the query's first words and whose place holds the rest, then any that hold
    all words; when there is none, once more with each word's neighbours of one typo.
    """
    words = words_of(query)[:12]
    if not words:
        return []
    return _ranked(kind, [[word] for word in words], limit) or _ranked(kind, [_spellings(w) for w in words], limit)


def _ranked(kind: str, words: list[list[str]], limit: int) -> list[int]:
    found = dict.fromkeys(_by_name(kind, words, limit))
    if len(found) < limit:
        found.update(dict.fromkeys(_by_text(kind, words, limit)))
    return list(found)[:limit]


def _by_name(kind: str, words: list[list[str]], limit: int) -> list[int]:
    """Entries whose name is the first words, longest name first, and whose place holds the others."""
    found: dict[int, None] = {}
    for length in range(len(words), 1, -1):
        names = [""]
        for choices in words[:length]:
            names = [f"{name} {choice}".strip() for name in names for choice in choices][:500]
        rows = SearchEntry.objects.filter(kind=kind, name__in=names).values_list("ref", "place").order_by("pk")[:5000]
        for ref, place in rows:
            held = place.split()
            if all(any(part.startswith(choice) for choice in choices for part in held) for choices in words[length:]):
                found[ref] = None
        if len(found) >= limit:
            break
    return list(found)[:limit]


def _by_text(kind: str, words: list[list[str]], limit: int) -> list[int]:
    if connection.vendor == "sqlite":
        terms = " AND ".join("(" + " OR ".join(f'"{choice}"*' for choice in choices) + ")" for choices in words)
        # CROSS JOIN: the index must lead, or the planner asks it once for each entry of the kind
        query = (
            "SELECT e.ref FROM office_search_fts f CROSS JOIN office_searchentry e ON e.id = f.rowid "
            "WHERE office_search_fts MATCH %s AND e.kind = %s LIMIT %s"
        )
    else:
        terms = " & ".join("(" + " | ".join(f"{choice}:*" for choice in choices) + ")" for choices in words)
        query = (
            "SELECT e.ref FROM office_searchentry e WHERE "
            "to_tsvector('simple', name || ' ' || place) @@ to_tsquery('simple', %s) AND e.kind = %s LIMIT %s"
        )
    with connection.cursor() as cursor:
        cursor.execute(query, [terms, kind, limit])
        return [row[0] for row in cursor.fetchall()]


def _spellings(word: str) -> list[str]:
    """The word where it is known, else the known words one typo away (a letter more, less, other, or two swapped)."""
    near = _neighbours(word)
    known = set(SearchWord.objects.filter(word__in=[word, *near]).values_list("word", flat=True))
    kept = [word] if word in known else []
    kept += [candidate for candidate in near if candidate in known]
    return kept[:MOST_SPELLINGS] or [word]


def _neighbours(word: str) -> list[str]:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    edits = [a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1]
    edits += [a + b[1:] for a, b in splits if b]
    edits += [a + c + b[1:] for a, b in splits if b for c in letters]
    edits += [a + c + b for a, b in splits for c in letters]
    return [edit for edit in dict.fromkeys(edits) if len(edit) > 1 and edit != word]
