"""Turns the group notes of a workshop dialogue into the synthesis that its participants get."""

__version__ = "0.1.0"
