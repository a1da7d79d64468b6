"""When and where an event was: what its clause tells, what the sentences around it do, what the story allows."""
