from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "vinhdanh.work.archive"
    label = "archive"
    verbose_name = "Số hoá"

    def ready(self):
        from vinhdanh.ground.registry.movers import Table, register

        from .models import Hit

        said = ("told", "why", "sure", "dismissed")
        register(Table(Hit, about=lambda hit: (hit.roster_id, hit.sheet, hit.number), single=True, paper=said))
