"""Faults by name, each with the answers that count as right."""

from collections.abc import Callable
from dataclasses import dataclass

from world import World

SKEW, DRIFT, LEAKAGE = "training_serving_skew", "data_drift", "label_leakage"
FEEDBACK, INFRASTRUCTURE, NONE = "feedback_loop", "infrastructure", "none"


@dataclass
class Fault:
    cause: str
    accept: list[str]
    happen: Callable[[World], None]


FAULTS: dict[str, Fault] = {}


def fault(cause: str, *also: str):
    """Registers a function that changes a world; it raises ValueError where the dataset does not fit."""

    def register(happen):
        FAULTS[happen.__name__] = Fault(cause, [cause, *also], happen)
        return happen

    return register
