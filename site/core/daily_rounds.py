from datetime import datetime

from core.daily import daily_round
from core.made_files import make_wanted


@daily_round("files", in_one_go=False)
def make_files_that_wait(at: datetime) -> str:
    """What no task made, because it failed or because nobody took it up."""
    failed = make_wanted()
    if failed:
        raise RuntimeError(f"{failed} could not be made: see Rapporten, Gemaakte bestanden")
    return "all are made"
