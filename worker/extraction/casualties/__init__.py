"""How many were harmed: what sentences tell, by group of people, and how a toll is told anew."""
