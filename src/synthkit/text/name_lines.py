"""Which Swedish and English words stand before the names in a line: those present, who wrote."""

import re

# "Närvarande:", "Ej närv.", also after another such list in the same line. "Anm:" is mostly a
# remark: two capitalised words or an initial have to follow.
LIST_LEAD = re.compile(
    r"""(?:^\W*|(?<=[.;|)]\s))(?:
        deltagare|deltog(?:\s+gjorde)?|deltagande|närvarande|närvaro(?:lista)?|frånvarande
        |medverkande|vid\s+bordet|(?:ej\s+|icke\s+)?närv\.?|ej\s+närvarande|frånv\.?|delt\.?
        |anmäl(?:da|[dt]\s+frånvaro)|meddelat\s+förhinder|förhinder
        |anm\.?(?=\s*:\s*(?-i:[^\W\d_a-zåäö][\w-]*\.?\s+(?:\w+\s+)?[^\W\d_a-zåäö][\w-]+)
            \s*(?:[,;&/(\n]|$|och\b))
        |i\s+gruppen|gruppmedlemmar|gruppdeltagare|medlemmar|gruppen|bordet
        |present|participants|attendees|attending|absent|members|at\s+the\s+table
    )(?:\s+(?:i\s+grupp(?:en)?(?:\s*\d+)?|grupp\s*\d+|var|är|today|were|idag
        |(?:från|from|för|på|i)\s[^:\n]{1,40}(?=:)))?\s*(?::|\s[-–—]\s)
    |(?:^\W*|(?<=[.;|)]\s))(?:deltagare|deltog(?:\s+gjorde)?|närvarande|frånvarande
        |(?:ej\s+)?närv\.?|frånv\.?)\s+(?=(?-i:[A-ZÅÄÖ]))""",
    re.IGNORECASE | re.VERBOSE,
)
WRITER_LEAD = re.compile(
    r"""(?:^|(?<=[.,;(\s]))(?:
        sekr(?:eterare|\.)?|ordf\.?|v\.?\s?ordf\.?|just(?:erare|\.)?(?=\s*:)|antecknat\s+av|antecknare|anteckningar(?:na)?\s+(?:av|förda\s+av)
        |nedtecknat\s+av|vid\s+pennan
        |protokoll(?:förare)?|vid\s+protokollet|gruppledare|samtalsledare|bordsvärd|bordsledare
        |moderator|ordförande|justerare|föredr\.?(?=\s*:)|ansv\.?(?=\s*:)
        |skrivet\s+av|kontaktperson|rapportör|redovisar|föredragande
        |notes?\s*(?:taken\s+)?by|note[-\s]?taker|secretary|facilitator|facilitated\s+by
        |chair(?:ed\s+by)?|written\s+by|scribe
    )\s*(?::|[-–—])?\s+(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)
CLOSING = re.compile(
    r"""(?:\bmvh|\bm\.v\.h\.?|\b(?:vänliga|bästa|varma|många|allra\s+bästa)?\s*hälsningar|\bvänligen|\bkram(?:ar)?|\bha\s+det|\bhälsn(?:ing)?
        |\b(?:best|kind|warm)\s+regards|\bregards|\bcheers|\bsincerely
        |\bbr)\s*[,!.]?\s*(?:/{1,2}\s*)?\n?$""",
    re.IGNORECASE | re.VERBOSE,
)
