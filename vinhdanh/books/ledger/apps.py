from django.apps import AppConfig

from vinhdanh.ground.office import appendonly


class LedgerConfig(AppConfig):
    name = "vinhdanh.books.ledger"
    label = "ledger"
    verbose_name = "Sổ vàng"

    def ready(self):
        from vinhdanh.books.record.models import Initiative
        from vinhdanh.ground.registry import movers

        from .merging import GrantMover, spent, with_a_paper
        from .models import Grant

        appendonly.protect("ledger_entry")
        movers.register(GrantMover())
        movers.pin(Grant, with_a_paper)
        movers.pin(Initiative, spent)
