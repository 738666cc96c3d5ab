"""What all tests have in common."""

import os

from hypothesis import HealthCheck, settings

# Whatever the machine speaks; before the commands are imported, whose help is put together then.
os.environ["SYNTHKIT_LANGUAGE"] = "en"

# No deadline: a slow machine is no fault of the code. The same examples every time, so that a
# failure in CI is one that anybody can repeat; `--hypothesis-profile thorough` looks further.
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("thorough", settings.get_profile("ci"), max_examples=500)
settings.load_profile("ci")
