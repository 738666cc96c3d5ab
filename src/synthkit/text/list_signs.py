"""The signs that stand before the items of a list, as people type them and as fonts hold them."""

# The private-use signs are what Word's Symbol and Wingdings bullets become in plain text.
BULLETS = "-–—*•·●○◦▪▫■□‣⁃►▶➢➤✓✔❖\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf02d"
# Those that stand within texts as well: a line that begins with one need be no item of a list.
LIST_SIGNS = BULLETS + "‐‑‒−∙→⇒➔➜>»◯◆♦☐☑☒"
