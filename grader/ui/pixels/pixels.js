// One grid a place on the page, kept over reruns: what is being drawn must not be redrawn away.
const grids = new WeakMap();

const SIDE = 24; // canvas pixels of one cell
const PAUSE = 250; // milliseconds without a stroke before the grid is sent

export default function show({ parentElement, data, setStateValue }) {
  let grid = grids.get(parentElement);
  if (!grid) {
    grid = make(parentElement, data, setStateValue);
    grids.set(parentElement, grid);
  }
  grid.send = setStateValue;
  grid.say(data.words);
  return () => {
    clearTimeout(grid.timer);
    grid.root.remove();
    grids.delete(parentElement);
  };
}

function make(parent, data, setStateValue) {
  const { rows, columns, levels } = data;
  const cells = data.drawn.flat();
  const root = document.createElement("div");
  root.className = "pixels";
  const name = document.createElement("div");
  name.className = "name";
  const canvas = document.createElement("canvas");
  canvas.width = columns * SIDE;
  canvas.height = rows * SIDE;
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  const keys = document.createElement("div");
  keys.className = "keys";
  const told = document.createElement("div");
  told.className = "told";
  told.setAttribute("aria-live", "polite");
  const clear = document.createElement("button");
  clear.type = "button";
  root.append(name, canvas, keys, clear, told);
  parent.append(root);

  const grid = { root, send: setStateValue, timer: 0, words: data.words };
  const brush = canvas.getContext("2d");
  const at = { row: 0, column: 0 };
  let ink = 1;
  let last = null;

  grid.say = (words) => {
    grid.words = words;
    name.textContent = words.label;
    canvas.setAttribute("aria-label", words.label);
    keys.textContent = words.keys;
    clear.textContent = words.clear;
    paint();
  };

  function paint() {
    const style = getComputedStyle(root);
    const paper = style.getPropertyValue("--st-background-color").trim() || "#fff";
    const line = style.getPropertyValue("--st-border-color").trim() || "#ccc";
    brush.fillStyle = paper;
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.fillStyle = style.color;
    for (let index = 0; index < cells.length; index++) {
      brush.globalAlpha = cells[index];
      brush.fillRect((index % columns) * SIDE, Math.floor(index / columns) * SIDE, SIDE, SIDE);
    }
    brush.globalAlpha = 1;
    brush.strokeStyle = line;
    brush.lineWidth = columns > 12 ? 1 : 2;
    brush.beginPath();
    for (let row = 1; row < rows; row++) {
      brush.moveTo(0, row * SIDE);
      brush.lineTo(canvas.width, row * SIDE);
    }
    for (let column = 1; column < columns; column++) {
      brush.moveTo(column * SIDE, 0);
      brush.lineTo(column * SIDE, canvas.height);
    }
    brush.stroke();
    if (root.getRootNode().activeElement === canvas) {
      brush.strokeStyle = style.getPropertyValue("--st-primary-color").trim() || "#f33";
      brush.lineWidth = 4;
      brush.strokeRect(at.column * SIDE + 2, at.row * SIDE + 2, SIDE - 4, SIDE - 4);
    }
  }

  function put(row, column, amount) {
    if (row < 0 || column < 0 || row >= rows || column >= columns) return;
    const index = row * columns + column;
    const wanted = ink === 0 ? 0 : Math.max(cells[index], amount);
    cells[index] = Math.round(wanted * (levels - 1)) / (levels - 1);
  }

  // A soft brush where there are shades: neighbours get a part, so strokes look like a pen's.
  function dab(x, y) {
    const row = Math.floor(y);
    const column = Math.floor(x);
    put(row, column, 1);
    if (levels > 2 && ink === 1) {
      const reach = columns > 12 ? 1.6 : 1.1;
      for (let r = row - 1; r <= row + 1; r++) {
        for (let c = column - 1; c <= column + 1; c++) {
          const distance = Math.hypot(c + 0.5 - x, r + 0.5 - y);
          put(r, c, Math.max(0, 1 - distance / reach));
        }
      }
    }
  }

  function place(event) {
    const box = canvas.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * columns,
      ((event.clientY - box.top) / box.height) * rows,
    ];
  }

  function later() {
    paint();
    clearTimeout(grid.timer);
    grid.timer = setTimeout(() => grid.send("drawn", cells.slice()), PAUSE);
  }

  canvas.addEventListener("pointerdown", (event) => {
    const [x, y] = place(event);
    const index = Math.floor(y) * columns + Math.floor(x);
    ink = cells[index] > 0.5 ? 0 : 1;
    last = [x, y];
    canvas.setPointerCapture(event.pointerId);
    dab(x, y);
    later();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    const [x, y] = place(event);
    const steps = Math.max(1, Math.ceil(Math.hypot(x - last[0], y - last[1]) * 2));
    for (let step = 1; step <= steps; step++) {
      const part = step / steps;
      dab(last[0] + (x - last[0]) * part, last[1] + (y - last[1]) * part);
    }
    last = [x, y];
    later();
  });
  for (const over of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(over, () => {
      last = null;
    });
  }
  canvas.addEventListener("keydown", (event) => {
    const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    if (move[event.key]) {
      at.row = Math.min(rows - 1, Math.max(0, at.row + move[event.key][0]));
      at.column = Math.min(columns - 1, Math.max(0, at.column + move[event.key][1]));
    } else if (event.key === " " || event.key === "Enter") {
      const index = at.row * columns + at.column;
      ink = cells[index] > 0.5 ? 0 : 1;
      put(at.row, at.column, 1);
      later();
    } else {
      return;
    }
    event.preventDefault();
    const shade = Math.round(cells[at.row * columns + at.column] * 100);
    const cell = grid.words.cell.replace("{row}", at.row + 1).replace("{column}", at.column + 1);
    told.textContent = `${cell}: ${shade} %`;
    paint();
  });
  canvas.addEventListener("focus", paint);
  canvas.addEventListener("blur", paint);
  clear.addEventListener("click", () => {
    cells.fill(0);
    later();
  });
  return grid;
}
