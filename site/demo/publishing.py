from wijken.directory.models import DirectoryRecord


def publish[Record: DirectoryRecord](fact: Record) -> Record:
    """Save with a first revision, so that the history has a starting point."""
    fact.is_example = True
    fact.save()
    fact.save_revision(log_action=True).publish()
    return fact
