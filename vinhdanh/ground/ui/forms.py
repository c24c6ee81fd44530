"""How every form is drawn: label, control, hint and fault, tied together for screen readers."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Used by settings.FORM_RENDERER; `{{ form }}` and `{{ field.as_field_group }}` come out in our look."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
