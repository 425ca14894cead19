"""PDF/UA-1 as a machine can check it: the Matterhorn Protocol's conditions, by a checker that others made.

It does not see what only a person can: whether alternative texts say what matters, whether the order makes
sense, whether contrast suffices. It is not veraPDF, which no package registry carries, but is tried on the
same example files.
"""

import page


def failures(pdf: bytes) -> list[str]:
    """What does not hold, as "RULE: sentence"; empty for a file that everyone can read."""
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
