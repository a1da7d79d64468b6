"""Dates, places, parties and codes: what people can join on."""
