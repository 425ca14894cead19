// Which places lie too near to each other to be pressed one by one.

/** Groups of spots: each within `apart` pixels of its first, and every first at least that far from the others. */
export function clusters(spots, apart) {
  const groups = [];
  const squares = new Map(); // the groups whose first spot lies in a square of that size
  const square = (x, y) => `${Math.floor(x / apart)}:${Math.floor(y / apart)}`;
  for (const spot of spots) {
    const { x, y } = spot.point;
    let near = null;
    for (const right of [-apart, 0, apart])
      for (const down of [-apart, 0, apart])
        for (const group of squares.get(square(x + right, y + down)) ?? []) {
          const distance = Math.hypot(group[0].point.x - x, group[0].point.y - y);
          if (distance < apart && (!near || distance < near.distance)) near = { group, distance };
        }
    if (near) near.group.push(spot);
    else {
      const group = [spot];
      groups.push(group);
      squares.set(square(x, y), [...(squares.get(square(x, y)) ?? []), group]);
    }
  }
  return groups;
}
