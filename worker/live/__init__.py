"""`eventwire live`: the newest events in memory, and a page to look at them. It knows no Kafka: a command feeds it."""
