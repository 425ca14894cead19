"""Read a spreadsheet of a stranger: its sheets as rows of text, or a Dutch sentence about why not."""

from .spreadsheets import open_spreadsheet
from .tables import Sheet, Spreadsheet, SpreadsheetError

__all__ = ["Sheet", "Spreadsheet", "SpreadsheetError", "open_spreadsheet"]
