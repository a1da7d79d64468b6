"""Places: their names in the text, chosen among namesakes, with GeoNames ids and coordinates."""

from worker.normalisation.places.find import find_places

__all__ = ["find_places"]
