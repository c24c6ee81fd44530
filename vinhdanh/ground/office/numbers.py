"""Number books: one running number for each issuer, symbol and year (ADR 0003)."""

from django.db.models import F

from .models import NumberBook


def take(*, issuer, symbol: str, year: int) -> int:
    """The next number, taken inside the caller's transaction: a rollback gives it back, a commit uses it for ever.

    ``issuer`` is the model instance that issues (an Authority, a Unit).
    """
    key = {"issuer_kind": issuer._meta.label_lower, "issuer_id": issuer.pk, "symbol": symbol, "year": year}
    book, _ = NumberBook.objects.get_or_create(**key)
    NumberBook.objects.filter(pk=book.pk).update(last=F("last") + 1)
    return NumberBook.objects.values_list("last", flat=True).get(pk=book.pk)


def peek(*, issuer, symbol: str, year: int) -> int:
    """The number that would come next; nothing is taken."""
    book = NumberBook.objects.filter(
        issuer_kind=issuer._meta.label_lower, issuer_id=issuer.pk, symbol=symbol, year=year
    ).first()
    return (book.last if book else 0) + 1


def advance_to(*, issuer, symbol: str, year: int, number: int) -> None:
    """Note a number given elsewhere (the document system), so that ours go on after it."""
    book, _ = NumberBook.objects.get_or_create(
        issuer_kind=issuer._meta.label_lower, issuer_id=issuer.pk, symbol=symbol, year=year
    )
    NumberBook.objects.filter(pk=book.pk, last__lt=number).update(last=number)
