"""What this room does every day."""

from wijken.upkeep import retention  # noqa: F401
from wijken.upkeep.confirmations import rounds  # noqa: F401
