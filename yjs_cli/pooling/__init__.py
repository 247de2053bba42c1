"""From the results of many inspections to their pool: counts added up, how ratings are spread, who differs most."""

from enum import StrEnum


class Rows(StrEnum):
    """What a row of the output stands for."""

    services = "services"
    questions = "questions"
