// Colours as numbers: what a shader takes.

// The red, green and blue of each ink, 0 to 255, as the browser mixes them.
export function channelsOf(inks) {
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  return Object.fromEntries(
    Object.entries(inks).map(([name, ink]) => {
      brush.fillStyle = ink;
      brush.fillRect(0, 0, 1, 1);
      return [name, [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3)];
    }),
  );
}

export function mixed(one, other, share) {
  return one.map((value, place) => Math.round(share * value + (1 - share) * other[place]));
}

// Colour and weight in one number, as four bytes of a buffer.
export function packed([red, green, blue], weight) {
  return (red | (green << 8) | (blue << 16) | (Math.round(weight * 255) << 24)) >>> 0;
}
