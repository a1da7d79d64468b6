"""Dates, places, parties and codes: what people can join on.

`dates`, `places` and `parties` find what a text names (`find_dates`, `find_places`, `link_parties`); `dates.choice` and
`places.choice` say which of it is an event's, `scene` what the event takes over from the text before it.
"""
