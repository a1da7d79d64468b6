// The fields of an event in words.
export const HARMS = ["killed", "injured", "missing", "captured"];

export const plain = (name) => String(name ?? "").replaceAll("_", " ");

export function figure({ low, high }) {
  if (low === high) return String(low);
  if (high === null) return `at least ${low}`;
  return low === null ? `at most ${high}` : `${low} to ${high}`;
}

export const toll = (casualties) => HARMS.filter((harm) => casualties?.[harm])
  .map((harm) => `${figure(casualties[harm])} ${harm}`).join(", ");

export const days = (date) => (!date ? "" : date.start === date.end ? date.start : `${date.start} to ${date.end}`);

export const names = (parties) => parties.map((party) => party.name).join(", ");

export const where = (place) => (place ? [place.name, place.country].filter(Boolean).join(", ") : "");
