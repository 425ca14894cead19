"""Volunteers ("Ik wil helpen"), from a visitor's answer to a vacancy until the group has called."""
