"""Events where people keep them: alerts, Parquet, PostgreSQL. Each keeps how far it came with what it has done.

`reading` is the way out of Kafka. `rules`, `message`, `delivery` and `alerts` are the sink of alerts; `changes` is what
a batch of records changes in a store, and each store has a module of its name. What a sink promises is the same for
all: an offset counts only once its record is where it belongs.
"""
