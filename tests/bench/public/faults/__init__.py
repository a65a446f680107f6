"""Importing the modules registers their faults."""

from . import drift, feedback, infrastructure, leakage, none, skew  # noqa: F401
from .registry import FAULTS, NONE, Fault

__all__ = ["FAULTS", "NONE", "Fault"]
