"""From mentions to events: which are of one event, and what the event is then."""
