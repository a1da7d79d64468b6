"""Events for other tools: GeoJSON, CSV plain or as ACLED's, TSV as GDELT's, Parquet. Pure but for the file written to.

One format a file; `told` reads the wire form, `columns` is the table that GeoJSON, CSV and Parquet share, `formats`
lists what there is. Nothing is guessed: what an event does not tell stays empty in every format.
"""

from worker import serialize

ATTRIBUTION = "; ".join(serialize.ATTRIBUTION)
