"""Tables of rules: each row is a reason why a sense of a word tells no event. Knows no type of event."""
