"""Addresses of pages and mailboxes in a text, which nobody may break, spell or capitalise."""

import re

ADDRESS = re.compile(
    r"(?:https?://|ftp://|www\.)\S*[\w/=]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w./-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}(?:/[^\s]*[\w/=]|(?![\w./]))",
    re.IGNORECASE,
)
