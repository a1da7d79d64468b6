"""Looking into the extraction, for people: what is wrong with a lexicon, why a sentence gives the events it gives."""
