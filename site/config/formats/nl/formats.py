"""Times as people type them: 12, 12 uur, 12u30, 12.30 uur, 1230."""

from django.conf.locale.nl.formats import TIME_INPUT_FORMATS as DJANGOS_OWN

TIME_INPUT_FORMATS = [
    *DJANGOS_OWN,
    "%H",  # before %H%M, which would read 12 as two past one
    "%H uur",
    "%Hu",
    "%Hu%M",
    "%H%M",
    "%H.%M uur",
    "%H:%M uur",
    "%H.%M u",
    "%H:%M u",
]
