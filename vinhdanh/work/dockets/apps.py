from django.apps import AppConfig


class DocketsConfig(AppConfig):
    name = "vinhdanh.work.dockets"
    label = "dockets"
    verbose_name = "Lấy ý kiến nhân dân"

    def ready(self):
        from vinhdanh.ground.registry.movers import pin
        from vinhdanh.work.nominations.models import Nomination

        from .queries import put_before_the_people

        pin(Nomination, put_before_the_people)
