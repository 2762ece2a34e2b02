/** Where a column stands: what its values are remembered under (null: not at all), and how deep. */
export interface Place {
  readonly path: string | null;
  readonly depth: number;
}

export function top(path: string): Place {
  return { path, depth: 0 };
}

/** A property is `/` and its key, an element `[]`, a kind of a mixed column adds nothing. */
export function under(place: Place, step: string): Place {
  return { path: place.path === null ? null : place.path + step, depth: place.depth + 1 };
}

/** A part of a split text. */
export function partOf(place: Place): Place {
  return { path: null, depth: place.depth + 1 };
}
