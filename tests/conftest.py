"""What all tests have in common."""

import os

from hypothesis import HealthCheck, settings

# Whatever the machine speaks; before the commands are imported, whose help is put together then.
os.environ["SYNTHKIT_LANGUAGE"] = "en"

# No deadline: a slow machine is no fault of the code. The same examples every time, so that a
# failure in CI is one that anybody can repeat.
settings.register_profile(
    "synthkit",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("synthkit")
