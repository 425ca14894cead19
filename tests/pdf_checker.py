"""Machine checks of PDF/UA-1: the Matterhorn Protocol, by a third-party checker.

Human checks remain: whether alternative texts are meaningful, the order makes sense, and contrast suffices.
It is not veraPDF, which no package registry carries, but is tested with the same example files.
"""

import page


def failures(pdf: bytes) -> list[str]:
    """Failed conditions as "RULE: sentence"; empty for an accessible file."""
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
