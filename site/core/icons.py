"""Icons on a 24 by 24 grid with one stroke width: the content of the ``<svg>`` element."""

UNKNOWN = '<circle cx="12" cy="12" r="3.5"/>'

# fmt: off
DRAWINGS = {
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5.5 5.5"/>',
    "globe": (
        '<circle cx="12" cy="12" r="9"/>'
        '<path d="M3 12h18M12 3c-5 5.5-5 12.5 0 18 5-5.5 5-12.5 0-18"/>'
    ),
    "clock": '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2.5"/>',
    "place": (
        '<path d="M12 21.5C7.5 16.5 5 13 5 9.5a7 7 0 0 1 14 0c0 3.5-2.5 7-7 12Z"/>'
        '<circle cx="12" cy="9.5" r="2.3"/>'
    ),
    "cost": '<circle cx="12" cy="12" r="9"/><path d="M15.5 8.5a4.5 4.5 0 1 0 0 7M7 11h6M7 13.5h5"/>',
    "free": (
        '<path d="M12 20s-8-4.6-8-10.2A4.3 4.3 0 0 1 12 7.5a4.3 4.3 0 0 1 8 2.3C20 15.4 12 20 12 20Z"/>'
    ),
    "check": '<path d="m4.5 12.5 5 5 10-11"/>',
    "info": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7.2v.3"/>',
    "warning": '<path d="M12 3.5 2.5 20.5h19ZM12 10v5M12 17.5v.3"/>',
    "closed": '<circle cx="12" cy="12" r="9"/><path d="M7.5 12h9"/>',
    "phone": (
        '<path d="M5 3.5h4l1.8 5L8 10.5a12 12 0 0 0 5.5 5.5l2-2.8 5 1.8v4a2 2 0 0 1-2 2A15.5 15.5 0 '
        '0 1 3 5.5a2 2 0 0 1 2-2Z"/>'
    ),
    "mail": '<path d="M3 5.5h18v13H3ZM3 6.5l9 7 9-7"/>',
    "people": (
        '<circle cx="8.5" cy="8" r="3.5"/>'
        '<path d="M2 20c0-4 3-6 6.5-6s6.5 2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.5c2.5.800 4 '
        '2.7 4 5.5"/>'
    ),
    "cup": (
        '<path d="M4 9h13v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5ZM17 10.5h1.5a2.5 2.5 0 0 1 0 5H17M8 3v3M13 3v3"/>'
    ),
    "letter": '<path d="M5 3h10l4 4v14H5ZM9 11h6M9 15h6"/>',
    "hand": '<path d="M3 12.5 8 8l4 2.5L15.5 8l5.5 5M7 16.5l3 3M10.5 14l4 4M12 21l6.5-5.5"/>',
    "walk": '<circle cx="13" cy="4" r="2"/><path d="m9 21 3-6-2-3 1-5 4 4h4M12 15l3 2 1 4M11 7 7.5 9v4"/>',
    "calendar": '<path d="M3.5 5.5h17v15h-17ZM3.5 10h17M8 3v4M16 3v4"/>',
    "home": '<path d="M3 11.5 12 4l9 7.5M5.5 10v10.5h13V10M10 20.5v-6h4v6"/>',
    "wheelchair": (
        '<circle cx="10" cy="4" r="2"/>'
        '<path d="M10 7.5v6h6l2.5 5.5M10 10h5M8 12.5a5 5 0 1 0 6.5 5.5"/>'
    ),
    "rolstoel": (
        '<circle cx="10" cy="4" r="2"/>'
        '<path d="M10 7.5v6h6l2.5 5.5M10 10h5M8 12.5a5 5 0 1 0 6.5 5.5"/>'
    ),
    "toilet": '<path d="M6 3h5v8M4 11h15c0 4-2.5 6-5.5 6.5L14.5 21H8l.5-4C5.5 16 4 14 4 11Z"/>',
    "aangepast-toilet": '<path d="M6 3h5v8M4 11h15c0 4-2.5 6-5.5 6.5L14.5 21H8l.5-4C5.5 16 4 14 4 11Z"/>',
    "ringleiding": (
        '<path d="M7 9a5.5 5.5 0 1 1 9.5 4c-2 2-2 2.5-2.5 5a3 3 0 0 1-5.5 1M10 10a2.5 2.5 0 0 1 5 '
        '0c0 1.5-1.5 2-1.5 3.5"/>'
    ),
    "geen-drempel": '<path d="M2 19h20M4 15h5l8-5h3M16 6.5l4 3.5-4 3.5"/>',
    "lift": '<path d="M5 3h14v18H5ZM12 6.5v11M9.5 9 12 6.5 14.5 9M9.5 15l2.5 2.5 2.5-2.5"/>',
    "parkeren-voor-de-deur": '<path d="M4 4h16v16H4ZM9.5 17V8h3.5a2.7 2.7 0 0 1 0 5.5H9.5"/>',
    "rustige-plek": '<path d="M3 13.5h18M5 13.5V20M19 13.5V20M4 9.5h16M7 6V4M12 6V3M17 6V4"/>',
    "hulphond-welkom": '<path d="M4 20v-8l-1.5-3L6 7h9l2-3 1 3 4 1.5-1 3h-4l-1.5 2.5V20M8.5 20v-5h5"/>',
    "informatie-met-plaatjes": (
        '<path d="M3 4.5h18v15H3ZM4 17l5.5-6 4 4 3-2.5 4 4"/>'
        '<circle cx="16" cy="8.8" r="1.5"/>'
    ),
    "prikkelarm": '<path d="M5 14.5h4l5 4.5V5L9 9.5H5ZM18 9.5l4 5M22 9.5l-4 5"/>',
    "quiet": '<path d="M5 14.5h4l5 4.5V5L9 9.5H5ZM18 9.5l4 5M22 9.5l-4 5"/>',
    "dicht-bij-ov": '<path d="M5 4h14v13H5ZM5 11h14M7.5 17v2.5M16.5 17v2.5M8 14.2v.1M16 14.2v.1"/>',
    "bus": '<path d="M5 4h14v13H5ZM5 11h14M7.5 17v2.5M16.5 17v2.5M8 14.2v.1M16 14.2v.1"/>',
    "arrow": '<path class="icon__turn" d="M4 12h15M13 6l6 6-6 6"/>',
    "menu": '<path d="M3.5 6.5h17M3.5 12h17M3.5 17.5h17"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "quote": '<path d="M10 7c-3.5 1-5 3.5-5 8h5v-5H7.5M20 7c-3.5 1-5 3.5-5 8h5v-5h-2.5"/>',
}
# fmt: on
