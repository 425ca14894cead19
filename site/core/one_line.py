def one_line(text: str) -> str:
    """Without the line breaks and unseen signs by which a title could begin a header or field of its own."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
