"""Finds personal data in group notes, and masks it; pure, except that its lists are read once.

    detect           find_personal_data, and the names that a person has decided on: read this first
    spans            what is found, what is decided on names, and what stands in the place of it
    contacts         e-mail addresses, phones, profiles, addresses of houses
    identifiers      identity numbers, dates of birth, accounts, plates
    names            which capitalised words are people: the rules, over
                     words (a text as words, and what stands beside names), name_lexicon (what is
                     known of a word), name_context, organisations (and places), name_classifier
    people           those whom notes and lists of attendance mention, one entry each
    masker           a whole workshop as others may see it
    tokens           tokens such as [PERSON-1], who is behind them, and how models alter them
    masking_session  what an engine may see, what it answers with the real names back in place, and
                     a last search through what is about to be sent
    forgetting       words that are to be forgotten, found and recognised again

The lists of names come from ``synthkit.text.name_lists``; they are loaded when the first text is
searched, and never at start-up.
"""
