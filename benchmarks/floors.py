"""What no change may fall below: the means over the four workshops, a little under what is reached.

Where less is better, it is what no mean may exceed.
"""

FLOORS = {
    "built-in": {
        "coverage": 0.90,
        "overlap": 0.50,
        "themes": 0.33,
        "cited": 0.60,
        "questions_headed": 0.96,
        "questions_loose": 0.70,
        "contradictions": 0.50,
        "tensions": 1.5,
        "off_topic": 0.01,
        "redundant": 0.0,
        "numbers": 0.0,
        "personal": 0.0,
        "a_note": 0.30,
    },
    "semantic": {
        "coverage": 0.93,
        "overlap": 0.50,
        "themes": 0.25,
        "cited": 0.65,
        "questions_headed": 0.96,
        "questions_loose": 0.75,
        "contradictions": 0.50,
        "tensions": 1.5,
        "off_topic": 0.01,
        "redundant": 0.0,
        "numbers": 0.0,
        "personal": 0.0,
        "a_note": 0.30,
    },
}
