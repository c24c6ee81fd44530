from django.apps import AppConfig


class EligibilityConfig(AppConfig):
    name = "vinhdanh.books.eligibility"
    label = "eligibility"
    verbose_name = "Xét điều kiện"
