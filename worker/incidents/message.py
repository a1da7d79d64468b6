"""The wire form of an incident, as schemas/incident.v1.schema.json states it."""

from dataclasses import asdict

from worker.incidents.incident import Incident
from worker.serialize import ATTRIBUTION, Json


def incident_message(incident: Incident) -> Json:
    """What `extract --incidents` writes for one incident: every field is always there, null where nobody tells it."""
    return asdict(incident) | {"attribution": list(ATTRIBUTION)}
