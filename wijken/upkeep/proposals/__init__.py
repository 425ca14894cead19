""" "Zet iets op de kaart", from four short steps of a visitor to a draft for the editors."""
