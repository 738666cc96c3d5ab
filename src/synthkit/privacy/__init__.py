"""Finds personal data in group notes, and masks it; pure but for reading its lists once.

    detect      what is found: Span, NameList; find_personal_data
    masking     a text with what was found replaced
    suspects    the people that notes speak of, one entry each, for a person to decide on
    addresses, phones, identity_numbers     one kind of personal data each
    names       which capitalised words are people: the rules, over
                words (a text as words), lexicon (what is known of a word), nearby (what stands
                beside it) and not_people (organisations and places)

The lists of names come with the package faker and from ``synthkit.language``; they are loaded when
a text is first looked at, and nothing of it at start-up.
"""
