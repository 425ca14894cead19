"""Corrections ("Klopt dit niet?"), from a visitor's report to an editor's answer."""
