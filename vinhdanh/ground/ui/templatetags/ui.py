"""`{% load ui %}`: every component tag and every filter of Vietnamese writing in one library."""

from django import template

from vinhdanh.ground.ui.components import furniture, messages, pictures, verdicts, words

register = template.Library()
for part in (furniture, messages, pictures, verdicts, words):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
