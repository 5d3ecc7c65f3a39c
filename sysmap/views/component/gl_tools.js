// WebGL2 in small: programs, batches of like things that are drawn in one call, and a sheet that
// keeps what was painted.

const ACROSS = 1024;
const MOST_COLUMNS = 4;

// Null where the browser has no WebGL2. The shaders smooth their edges themselves.
export function webGlOn(canvas) {
  return canvas.getContext("webgl2", { antialias: false, premultipliedAlpha: true });
}

export function newProgram(gl, vertex, fragment) {
  const program = gl.createProgram();
  gl.attachShader(program, compiled(gl, gl.VERTEX_SHADER, vertex));
  gl.attachShader(program, compiled(gl, gl.FRAGMENT_SHADER, fragment));
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw Error(gl.getProgramInfoLog(program));
  gl.useProgram(program);
  for (let unit = 0; unit < MOST_COLUMNS; unit += 1) {
    gl.uniform1i(gl.getUniformLocation(program, `column${unit}`), unit);
  }
  return program;
}

function compiled(gl, kind, source) {
  const shader = gl.createShader(kind);
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw Error(gl.getShaderInfoLog(shader));
  return shader;
}

// Takes up a program and gives it what holds for all that it draws next: one number, or two.
export function useProgram(gl, program, values) {
  gl.useProgram(program);
  for (const [name, value] of Object.entries(values)) {
    const place = gl.getUniformLocation(program, name);
    if (Array.isArray(value)) gl.uniform2f(place, ...value);
    else gl.uniform1f(place, value);
  }
}

// Things that are each a small rectangle: six corners a thing, all in one draw, and the shader
// looks up the columns of a thing by its number. (An instance a thing takes twice as long and more
// where WebGL2 is done by software.) A column has four numbers, or four bytes, for each thing.
export function newBatch(gl, count) {
  const columns = Array.from({ length: count }, () => gl.createTexture());
  return {
    fill(place, numbers) {
      gl.bindTexture(gl.TEXTURE_2D, columns[place]);
      for (const way of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
        gl.texParameteri(gl.TEXTURE_2D, way, gl.NEAREST);
      }
      if (numbers instanceof Uint32Array) putBytes(gl, numbers);
      else putNumbers(gl, numbers);
    },
    draw(things) {
      columns.forEach((column, unit) => {
        gl.activeTexture(gl.TEXTURE0 + unit);
        gl.bindTexture(gl.TEXTURE_2D, column);
      });
      gl.activeTexture(gl.TEXTURE0);
      gl.drawArrays(gl.TRIANGLES, 0, 6 * things);
    },
  };
}

function putBytes(gl, numbers) {
  const rows = rowsFor(numbers.length);
  const full = new Uint32Array(rows * ACROSS);
  full.set(numbers);
  const bytes = new Uint8Array(full.buffer);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, ACROSS, rows, 0, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
}

function putNumbers(gl, numbers) {
  const rows = rowsFor(numbers.length / 4);
  const full = new Float32Array(rows * ACROSS * 4);
  full.set(numbers);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA32F, ACROSS, rows, 0, gl.RGBA, gl.FLOAT, full);
}

// A texture is as wide as the shaders reckon with, and as high as it must be.
function rowsFor(things) {
  return Math.max(1, Math.ceil(things / ACROSS));
}

// A sheet as large as the canvas: what was painted on it is laid down again at little cost.
export function newSheet(gl) {
  const [sheet, texture] = [gl.createFramebuffer(), gl.createTexture()];
  let [width, height] = [0, 0];

  function fit() {
    [width, height] = [gl.canvas.width, gl.canvas.height];
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, width, height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
    gl.bindFramebuffer(gl.FRAMEBUFFER, sheet);
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  }

  function fits() {
    return width === gl.canvas.width && height === gl.canvas.height;
  }

  return {
    fits,
    take() {
      if (!fits()) fit();
      gl.bindFramebuffer(gl.FRAMEBUFFER, sheet);
      clear(gl);
    },
    layDown() {
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, sheet);
      gl.bindFramebuffer(gl.DRAW_FRAMEBUFFER, null);
      gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    },
  };
}

// What the shaders need to know of the screen; the canvas is made as sharp as it is.
export function screenOf({ canvas }, { width, height, left, top, acrossUnit, downUnit, zoom }) {
  const sharp = Math.min(2, devicePixelRatio || 1);
  const size = [Math.round(width * sharp), Math.round(height * sharp)];
  if (canvas.width !== size[0] || canvas.height !== size[1]) [canvas.width, canvas.height] = size;
  const unit = [acrossUnit * zoom * sharp, downUnit * zoom * sharp];
  return { sharp, size, unit, corner: [left * sharp, top * sharp] };
}

function clear(gl) {
  gl.viewport(0, 0, gl.canvas.width, gl.canvas.height);
  gl.clearColor(0, 0, 0, 0);
  gl.clear(gl.COLOR_BUFFER_BIT);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
}
