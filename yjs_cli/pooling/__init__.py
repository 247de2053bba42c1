"""From the results of many inspections to their pool: counts added up, how ratings are spread, who differs most."""
