"""Proposals ("Zet iets op de kaart"), from a four-step form to a draft listing."""
