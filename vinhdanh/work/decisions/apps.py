from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "vinhdanh.work.decisions"
    label = "decisions"
    verbose_name = "Quyết định"

    def ready(self):
        from vinhdanh.books.ledger.models import Grant
        from vinhdanh.ground.registry.movers import pin

        from .queries import entries_issued

        pin(Grant, entries_issued)
