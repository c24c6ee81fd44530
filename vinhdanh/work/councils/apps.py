from django.apps import AppConfig


class CouncilsConfig(AppConfig):
    name = "vinhdanh.work.councils"
    label = "councils"
    verbose_name = "Hội đồng"
