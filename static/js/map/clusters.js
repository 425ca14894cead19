// Group pins that are too close together to press separately.

/** Groups of points: each within `apart` pixels of the first of its group, and all firsts at least that far apart. */
export function clusters(spots, apart) {
  const groups = [];
  const squares = new Map(); // groups by the grid square of their first point
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
