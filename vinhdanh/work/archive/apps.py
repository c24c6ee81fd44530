from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "vinhdanh.work.archive"
    label = "archive"
    verbose_name = "Số hoá"

    def ready(self):
        from vinhdanh.ground.registry import movers
        from vinhdanh.work.nominations import unsure

        from .merging import HitMover
        from .unsure import SOURCE

        movers.register(HitMover())
        unsure.register(SOURCE)
