"""The process that reads one workbook: JSON on stdin, a line of JSON per row on stdout.

Started by ``reading/workbooks.py``. It loads neither Django nor the settings, so that a hostile file finds
nothing to reach.
"""

from __future__ import annotations

import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from typing import Any, TextIO

# Beside this file, which runs as a folder.
from archive import RefusedError, inspect  # type: ignore[import-not-found]


def main() -> None:
    order = json.load(sys.stdin)
    limit(order)
    try:
        inspect(order["path"], order["columns"])
        write(order, sys.stdout)
    except RefusedError as refused:
        sys.stdout.write("\n" + json.dumps({"refused": str(refused)}) + "\n")


def limit(order: dict[str, Any]) -> None:
    """Beyond these limits the system stops this process, and only this one."""
    seconds, size = order["seconds"], order["output"]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    if sys.platform.startswith("linux"):  # other systems refuse the limit or give it another meaning
        resource.setrlimit(resource.RLIMIT_AS, (order["memory"], order["memory"]))


def write(order: dict[str, Any], out: TextIO) -> None:
    import python_calamine  # after the limits

    try:
        workbook = python_calamine.CalamineWorkbook.from_path(order["path"])
    except python_calamine.PasswordError as problem:
        raise RefusedError("password") from problem
    except python_calamine.CalamineError as problem:
        raise RefusedError("broken") from problem
    total = 0
    for name in workbook.sheet_names:
        try:
            sheet = workbook.get_sheet_by_name(name)
        except python_calamine.CalamineError:
            continue  # a chart is a sheet too
        if sheet.start is None:
            continue
        out.write(json.dumps({"sheet": name}) + "\n")
        before = [""] * sheet.start[1]
        for number, values in enumerate(sheet.iter_rows(), start=1):
            cells = before + [text_of(value) for value in values]
            if not any(cells):
                continue
            total += 1
            if total > order["rows"]:
                raise RefusedError("too_many_rows")
            if len(cells) > order["columns"]:
                raise RefusedError("too_wide")
            if max(map(len, cells)) > order["cell"]:
                raise RefusedError("too_long")
            out.write(json.dumps([number, cells]) + "\n")


def text_of(value: Any) -> str:
    """As a spreadsheet program shows it: no ".0" after a whole number, dates as 2026-03-01."""
    match value:
        case bool():
            return "ja" if value else "nee"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            whole_day = value.time() == time.min
            return value.date().isoformat() if whole_day else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case timedelta():
            return str(value).removesuffix(":00")
    return str(value)


main()
