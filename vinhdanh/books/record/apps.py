from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "vinhdanh.books.record"
    label = "record"
    verbose_name = "Quá trình"

    def ready(self):
        from vinhdanh.ground.registry.movers import register

        from .movers import movers

        register(*movers())
