"""Finds personal data in group notes, and masks it; pure, except that its lists are read once.

    detect           find_personal_data: read this first
    spans            what is found, and what a person has decided on names
    placeholders     a text with what was found replaced
    masker           a whole workshop as others may see it
    masking_session  what an engine may see, and what it answers with the real names back in place
    tokens           tokens such as [PERSON-1], and who is behind them; token_patterns finds them
    leaks            what was masked, searched for in what is about to be sent
    forgetting       words that are to be forgotten, found and recognised again
    suspects         the people whom notes mention, one entry each, for a person to decide on
    addresses, phones, identity_numbers     one kind of personal data each
    names            which capitalised words are people: the rules, over
                     words (a text as words), name_lexicon (what is known of a word), name_context
                     (what stands beside it), organisations (and places), name_classifier
    decided_names    names that a person has decided on; name_forms: which name is short for which

The lists of names come from ``synthkit.text.name_lists``; they are loaded when the first text is
searched, and never at start-up.
"""
