"""Who says so: which source tells an event, of whom it says it, and whose the counts of people harmed are."""
