from datetime import datetime

from core.generated_files.files import make_wanted
from core.models import SiteImage
from core.scheduled_jobs import daily_job
from core.translations.sentences import keep_all


@daily_job("files", in_one_go=False)
def make_files_that_wait(at: datetime) -> str:
    """What no task generated, because it failed or nothing ran it."""
    failed = make_wanted()
    if failed:
        raise RuntimeError(f"{failed} could not be generated: see Rapporten, Gemaakte bestanden")
    return "all are generated"


@daily_job("pictures", in_one_go=False)
def try_undrawable_pictures_again(at: datetime) -> str:
    """A file may have been restored, and a new version of Pillow may read more."""
    undrawable = list(SiteImage.objects.filter(is_undrawable=True))
    mended = sum(picture.try_to_draw() for picture in undrawable)
    return f"{mended} of {len(undrawable)} can be drawn again"


@daily_job("translations")
def look_again_for_untranslated_sentences(at: datetime) -> str:
    """Publishing keeps them; this is for pages from before that, and for what was loaded in another way."""
    return f"{keep_all()} are published in another language"
