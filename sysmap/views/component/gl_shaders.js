// The shaders of large maps. Places come in the units of the square and are stretched here: a zoom
// changes no buffer. On the screen lengths are its own pixels, `sharp` of them to a pixel of the
// page, and (0, 0) is the left upper corner.

const TO_SCREEN = `#version 300 es
precision highp float;
uniform vec2 unit, corner, size;
uniform float sharp;
vec2 onScreen(vec2 place) { return corner + place * unit; }
vec4 clipped(vec2 point) { return vec4((point / size * 2.0 - 1.0) * vec2(1, -1), 0, 1); }
const vec4 NOWHERE = vec4(2, 2, 2, 1);
// The corner of a thing's rectangle, and where the thing stands in its columns (gl_tools.js).
const int CORNERS[6] = int[6](0, 1, 2, 2, 1, 3);
vec2 cornerOfQuad() {
  int corner = CORNERS[gl_VertexID % 6];
  return vec2(corner & 1, corner >> 1) * 2.0 - 1.0;
}
ivec2 thing() { return ivec2((gl_VertexID / 6) & 1023, (gl_VertexID / 6) >> 10); }
`;

// A tie for one time at one strength: it is drawn when the day lies in its span.
export const TIE_VERTEX = `${TO_SCREEN}
uniform highp sampler2D column0, column1, column2, column3;
uniform float day, boost;
out vec4 ink;
out vec2 at;  // how far along, and how far from the middle of the line
flat out float broad;
flat out vec4 dashes;
void main() {
  vec4 line = texelFetch(column1, thing(), 0);  // the days of its span, width, lane
  vec4 paint = texelFetch(column3, thing(), 0);
  if (day < line.x || day >= line.y || paint.a == 0.0) { gl_Position = NOWHERE; return; }
  vec4 ends = texelFetch(column0, thing(), 0);
  vec2 from = onScreen(ends.xy), to = onScreen(ends.zw), way = to - from;
  float reach = max(length(way), 0.001);
  vec2 across = vec2(-way.y, way.x) / reach, side = cornerOfQuad();
  broad = line.z * sharp;
  at = vec2((side.x + 1.0) / 2.0 * reach, side.y * (max(broad, 1.0) / 2.0 + 0.5));
  gl_Position = clipped(from + way * (side.x + 1.0) / 2.0 + across * (at.y + 3.0 * line.w * sharp));
  ink = vec4(paint.rgb, min(1.0, paint.a * boost));
  dashes = texelFetch(column2, thing(), 0) * 255.0 / 4.0 * sharp;
}`;

export const TIE_FRAGMENT = `#version 300 es
precision highp float;
in vec4 ink;
in vec2 at;
flat in float broad;
flat in vec4 dashes;
out vec4 colour;
bool isGap(float along) {
  float rest = mod(along, dashes.x + dashes.y + dashes.z + dashes.w);
  if (rest < dashes.x) return false;
  return rest < dashes.x + dashes.y || rest >= dashes.x + dashes.y + dashes.z;
}
void main() {
  if (dashes.x > 0.0 && isGap(at.x)) discard;
  float cover = clamp(max(broad, 1.0) / 2.0 + 0.5 - abs(at.y), 0.0, 1.0);
  colour = vec4(ink.rgb, 1) * ink.a * cover * min(broad, 1.0);
}`;

export const ACTOR_VERTEX = `${TO_SCREEN}
uniform highp sampler2D column0, column1, column2;
uniform float grow, least;
out vec2 at;
flat out float radius, broad;
flat out int shape;
flat out vec4 inside, rim;
void main() {
  vec4 fill = texelFetch(column1, thing(), 0);
  if (fill.a == 0.0) { gl_Position = NOWHERE; return; }
  vec4 form = texelFetch(column0, thing(), 0);  // place, radius, number of the shape
  vec4 edge = texelFetch(column2, thing(), 0);  // with its width, in 32nds of a pixel
  radius = max(least, form.z * grow) * sharp;
  broad = edge.a * 255.0 / 32.0 * sharp * clamp(radius / sharp / 5.0, 0.35, 1.0);
  at = cornerOfQuad() * (radius * 1.35 + broad + 1.0);
  gl_Position = clipped(onScreen(form.xy) + at);
  shape = int(form.w);
  inside = fill;
  rim = vec4(edge.rgb, fill.a);
}`;

// The shapes of shapes.js: the distance of a point from their outline.
export const SHAPE_NUMBERS = {
  circle: 0,
  square: 1,
  diamond: 2,
  triangle: 3,
  pentagon: 4,
  hexagon: 5,
  cross: 6,
  dot: 7,
};

export const ACTOR_FRAGMENT = `#version 300 es
precision highp float;
in vec2 at;
flat in float radius, broad;
flat in int shape;
flat in vec4 inside, rim;
out vec4 colour;
// For a shape with straight sides: how far beyond the side that is nearest, by the ways they face.
float outline() {
  float x = abs(at.x), y = at.y, r = radius;
  if (shape == 0) return length(at) - r;
  if (shape == 1) return max(x, abs(y)) - 0.919 * r;
  if (shape == 2) return (x + abs(y)) * 0.707 - 0.884 * r;
  if (shape == 3) return max(y, 0.866 * x - 0.5 * y) - 0.65 * r;
  if (shape == 4) return max(max(y, 0.951 * x + 0.309 * y), 0.588 * x - 0.809 * y) - 0.93 * r;
  if (shape == 5) return max(abs(y), 0.866 * x + 0.5 * abs(y)) - 0.97 * r;
  if (shape == 7) return length(at) - 0.75 * r;
  vec2 point = abs(at), arm = vec2(1.1, 0.4) * r;
  vec2 across = point - arm, upright = point - arm.yx;
  return min(max(across.x, across.y), max(upright.x, upright.y));
}
void main() {
  float far = outline();
  float whole = clamp(0.5 - (far - broad / 2.0), 0.0, 1.0);
  if (whole == 0.0) discard;
  float filled = clamp(0.5 - (far + broad / 2.0), 0.0, 1.0);
  vec4 ink = mix(rim, inside, filled);
  colour = vec4(ink.rgb, 1) * ink.a * whole;
}`;
