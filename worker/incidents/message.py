"""The wire form of an incident, as schemas/incident.v1.schema.json states it."""

from collections.abc import Iterable
from dataclasses import asdict

from worker.incidents.incident import Incident
from worker.serialize import ATTRIBUTION, Json


def incident_message(incident: Incident, replaces: Iterable[str] = ()) -> Json:
    """What is written for one incident: every field is always there, null where nobody tells it.

    `replaces`: ids of incidents that were published before and became part of this one; none where nothing was.
    """
    return asdict(incident) | {"replaces": list(replaces), "attribution": list(ATTRIBUTION)}


def link_message(event: str, article: str, incident: str) -> Json:
    """What is written for one event of an incident (link.v1)."""
    return {"event": event, "article": article, "incident": incident}
