from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "vinhdanh.work.decisions"
    label = "decisions"
    verbose_name = "Quyết định"

    def ready(self):
        from vinhdanh.books.ledger.models import Grant
        from vinhdanh.ground.office.papers import register_templates
        from vinhdanh.ground.registry.movers import pin

        from .own_templates import word_for
        from .queries import entries_issued

        pin(Grant, entries_issued)
        register_templates(word_for)
