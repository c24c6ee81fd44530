from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "vinhdanh.work.decisions"
    label = "decisions"
    verbose_name = "Quyết định"
