"""What a bug report has to tell: versions, the machine, the settings, the language engine and Kafka, each looked at.

Nothing here changes anything: not a topic, not a record, not an offset.
"""
