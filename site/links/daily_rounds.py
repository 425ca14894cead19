"""What happens every day to the list of links."""

from datetime import datetime

from core.daily import daily_round


@daily_round("links", in_one_go=False)
def look_at_links(at: datetime) -> str:
    from links.checking import check_links
    from links.gathering import gather

    return f"{gather(at)} links, {check_links(at)}"
