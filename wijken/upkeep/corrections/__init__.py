""" "Klopt dit niet?", from the two taps of a visitor to the answer of an editor."""
