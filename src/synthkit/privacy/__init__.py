"""Finds personal data in group notes, and masks it; pure but for reading its lists once.

    detect      find_personal_data: read this first
    span        what is found: Span; what a person decided on: NameList
    masking     a text with what was found replaced
    masked      a whole workshop as others may see it: Masker
    forgetting  words that are to be forgotten, found and known again
    suspects    the people that notes speak of, one entry each, for a person to decide on
    addresses, phones, identity_numbers     one kind of personal data each
    names       which capitalised words are people: the rules, over
                words (a text as words), lexicon (what is known of a word), nearby (what stands
                beside it), not_people (organisations and places), judging (the verdict)
    listed      names that a person has decided on

The lists of names come with the package faker and from ``synthkit.text``; they are loaded when
a text is first looked at, and nothing of it at start-up.
"""
