"""The other acts of PLOVER: agree, support, concede ... coerce, and acts that reported words are."""
