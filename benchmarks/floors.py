"""What no change may fall below: the means over the four workshops, a little under what is reached.

Where less is better, it is what no mean may exceed.
"""

FLOORS = {
    "built-in": {
        "coverage": 0.94,
        "overlap": 0.51,
        "themes": 0.38,
        "cited": 0.62,
        "questions_headed": 0.965,
        "questions_loose": 0.82,
        "contradictions": 0.6,
        "tensions": 1.0,
        "off_topic": 0.01,
        "redundant": 0.001,
        "numbers": 0.0,
        "personal": 0.0,
        "a_note": 0.3,
    },
    "semantic": {
        "coverage": 0.95,
        "overlap": 0.53,
        "themes": 0.36,
        "cited": 0.67,
        "questions_headed": 0.965,
        "questions_loose": 0.85,
        "contradictions": 0.45,
        "tensions": 1.0,
        "off_topic": 0.01,
        "redundant": 0.001,
        "numbers": 0.0,
        "personal": 0.0,
        "a_note": 0.3,
    },
}
