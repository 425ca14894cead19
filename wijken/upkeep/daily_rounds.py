"""What this room does every day."""

from wijken.upkeep import retention  # noqa: F401
