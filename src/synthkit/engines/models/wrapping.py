"""What all models have in common that stand around another one."""

from synthkit.engines.models.model import Capacity, Model


class Around:
    """Around a model: it goes by that one's name and holds what that one holds."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @property
    def name(self) -> str:
        """As configured."""
        return self._model.name

    @property
    def capacity(self) -> Capacity:
        """What one request may hold."""
        return self._model.capacity
