// Colours as every program reads them. The page mixes some of its own, and a mixed colour is told
// as `color(srgb ...)`, which few can read.

// A function that gives a colour of the page as `rgb(r,g,b)`; null where nothing would be seen.
export function colourReader() {
  const canvas = document.createElement("canvas");
  const brush = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map([["none", null]]);

  function read(colour) {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = colour;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, seen] = brush.getImageData(0, 0, 1, 1).data;
    return seen ? `rgb(${red},${green},${blue})` : null;
  }

  return (colour) => {
    if (!known.has(colour)) known.set(colour, read(colour));
    return known.get(colour);
  };
}
