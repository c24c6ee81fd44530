from django.apps import AppConfig

from vinhdanh.ground.office import appendonly


class LedgerConfig(AppConfig):
    name = "vinhdanh.books.ledger"
    label = "ledger"
    verbose_name = "Sổ vàng"

    def ready(self):
        appendonly.protect("ledger_entry")
