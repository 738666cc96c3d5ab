"""What all tests have in common."""

from hypothesis import HealthCheck, settings

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
