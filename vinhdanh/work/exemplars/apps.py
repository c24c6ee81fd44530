from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    name = "vinhdanh.work.exemplars"
    label = "exemplars"
    verbose_name = "Điển hình tiên tiến"

    def ready(self):
        from vinhdanh.ground.registry.movers import pin
        from vinhdanh.work.nominations.models import Nomination

        from .queries import proposed_from_here

        pin(Nomination, proposed_from_here)
