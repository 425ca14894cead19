"""Daily jobs for external links."""

from datetime import datetime

from core.scheduled_jobs import daily_job
from links.checker import check_links
from links.sync import sync_links


@daily_job("links", in_one_go=False)
def look_at_links(at: datetime) -> str:
    return f"{sync_links(at)} links, {check_links(at)}"
