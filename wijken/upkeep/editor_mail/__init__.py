"""Notify editors by mail: each event once, to the team of its neighbourhood, when they want it."""
