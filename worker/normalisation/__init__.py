"""Dates, places, parties and codes: what people can join on.

`dates`, `places` and `parties` find what a text names (`find_dates`, `find_places`, `link_parties`). Which of it is an
event's is chosen where events are put together (worker/extraction/setting).
"""
