// Draws the map of the course. Called at first, and again after every rerun and theme change.

const SVG = "http://www.w3.org/2000/svg";
const STEP = 7; // pixels from track to track
const LIST_STEP = 5; // beside a list, where a phone has little room
const FIRST = 14; // from an exercise to the nearest track; an arrow's head has room there
const LABEL = 120; // the chapters' titles, where they stand beside the exercises
const NARROWEST = 118; // an exercise
const ROUND = 6; // the corners of an arrow
const HEAD = 6;

// What stands before a title: a mark that differs in form, not in colour alone.
const CIRCLE = "M1.5 8a6.5 6.5 0 1 1 13 0a6.5 6.5 0 1 1-13 0z";
const MARKS = {
  passed: [CIRCLE, "M4.8 8.2l2.2 2.2L11.2 6"],
  begun: [CIRCLE, "M8 1.5v13a6.5 6.5 0 0 0 0-13z"],
  new: [CIRCLE],
};

const maps = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  let map = maps.get(parentElement);
  if (!map) {
    map = new CourseMap(parentElement);
    maps.set(parentElement, map);
  }
  map.show(data, (id) => setTriggerValue("open", id));
  return () => {
    map.remove();
    maps.delete(parentElement);
  };
}

class CourseMap {
  constructor(parent) {
    this.root = element("nav", "map");
    parent.append(this.root);
    this.shown = "";
    this.width = 0;
    this.observer = new ResizeObserver(() => this.fit());
    this.observer.observe(this.root);
  }

  remove() {
    this.observer.disconnect();
    this.root.remove();
  }

  // The same again changes nothing, so that the focus stays where it is.
  show(data, open) {
    this.open = open;
    const text = JSON.stringify(data);
    if (text === this.shown) return;
    this.shown = text;
    this.data = data;
    const focused = this.links?.indexOf(this.root.getRootNode().activeElement) ?? -1;
    this.root.setAttribute("aria-label", data.words.name);
    this.links = [];
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("aria-hidden", "true");
    this.svg.classList.add("arrows");
    this.board = element("div", "board");
    this.board.append(this.svg, ...data.lanes.map((lane) => this.lane(lane)));
    this.root.replaceChildren(this.legend(), this.board);
    this.plan = undefined;
    this.fit();
    this.links[focused]?.focus();
  }

  lane(lane) {
    const title = element("h2", "title", lane.title);
    const list = element("ol", "stops");
    list.append(...lane.stops.map((stop) => this.stop(stop)));
    const section = element("section", "lane");
    section.setAttribute("aria-label", lane.title);
    section.append(title, list);
    return section;
  }

  stop(stop) {
    const { words, following } = this.data;
    const number = this.links.length;
    const link = element("a", `stop ${stop.standing}`);
    link.href = stop.address + window.location.search;
    link.append(mark(stop.standing), element("span", "words", stop.title));
    let told = stop.told;
    if (stop.id === following) {
      link.classList.add("following");
      link.append(element("span", "flag", words.following));
      told = `${words.following}. ${told}`;
    }
    link.setAttribute("aria-label", `${stop.title}. ${told}`);
    link.onclick = (event) => {
      // With a modifier it is a link like any other, and opens where the reader wants it.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.open(stop.id);
    };
    link.onpointerenter = link.onfocus = () => this.light(number);
    link.onpointerleave = link.onblur = () => this.light(-1);
    this.links.push(link);
    const item = element("li", "");
    item.append(link);
    return item;
  }

  legend() {
    const { words } = this.data;
    const legend = element("ul", "legend");
    for (const standing of ["passed", "begun", "new"]) {
      const item = element("li", standing);
      item.append(mark(standing), element("span", "", words[standing]));
      legend.append(item);
    }
    const arrow = element("li", "arrow");
    const picture = drawing("0 0 26 16", 26, "M1 8H18", "M25 8l-8-4v8z");
    arrow.append(picture, element("span", "", words.arrow));
    legend.append(arrow);
    return legend;
  }

  // Take the plan with the most columns that the width allows, and draw the arrows anew.
  fit() {
    const width = this.board?.clientWidth;
    if (!width) return;
    const plan = this.data.plans.find((one) => needed(one) <= width) ?? this.data.plans.at(-1);
    if (plan !== this.plan) {
      this.plan = plan;
      this.arrange(plan);
    }
    this.draw(plan);
  }

  arrange(plan) {
    const { board, links } = this;
    board.classList.toggle("list", plan.columns === 1);
    board.style.setProperty("--columns", plan.columns);
    board.style.setProperty("--label", `${LABEL}px`);
    const step = stepOf(plan);
    board.style.setProperty("--gap", `${widest(plan)}px`);
    board.style.setProperty("--margin", `${room(plan.gaps[0], step)}px`);
    board.style.setProperty("--below", `${room(plan.channels.at(-1), step)}px`);
    links.forEach((link, number) => {
      const [row, column] = plan.cells[number];
      const item = link.parentElement;
      item.style.gridColumn = column + 1;
      item.style.marginTop = `${room(plan.channels[row], step)}px`;
    });
  }

  draw(plan) {
    const frame = this.board.getBoundingClientRect();
    const boxes = this.links.map((link) => {
      const box = link.getBoundingClientRect();
      return { x: box.x - frame.x, y: box.y - frame.y, width: box.width, height: box.height };
    });
    const lefts = [];
    const tops = [];
    let bottom = 0;
    plan.cells.forEach(([row, column], number) => {
      lefts[column] ??= boxes[number].x;
      tops[row] ??= boxes[number].y;
      bottom = Math.max(bottom, boxes[number].y + boxes[number].height);
    });
    const step = stepOf(plan);
    const across = ([kind, line, where]) =>
      kind === "at"
        ? boxes[line].x + boxes[line].width * where
        : lefts[line] - FIRST - step * where;
    const down = ([kind, line, where]) => {
      if (kind === "at") return boxes[line].y + boxes[line].height * where;
      return line < tops.length ? tops[line] - FIRST - step * where : bottom + FIRST + step * where;
    };
    this.svg.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
    this.svg.setAttribute("width", frame.width);
    this.svg.setAttribute("height", frame.height);
    this.arrows = plan.arrows.map((arrow) => {
      const points = arrow.points.map(([x, y]) => [across(x), down(y)]);
      const [tip, before] = [points.at(-1), points.at(-2)];
      const drawn = document.createElementNS(SVG, "g");
      drawn.append(line(points), head(tip, before));
      return { ...arrow, drawn };
    });
    this.svg.replaceChildren(...this.arrows.map((arrow) => arrow.drawn));
  }

  // Show what an exercise builds on and what builds on it.
  light(number) {
    this.board.classList.toggle("lit", number >= 0);
    for (const { source, target, drawn } of this.arrows ?? []) {
      const mine = source === number || target === number;
      drawn.classList.toggle("mine", mine);
      if (mine) this.svg.append(drawn); // over the others
    }
  }
}

function needed(plan) {
  if (plan.columns === 1) return 0;
  return LABEL + plan.columns * (NARROWEST + widest(plan));
}

function widest(plan) {
  return Math.max(...plan.gaps.map((tracks) => room(tracks, stepOf(plan))));
}

function stepOf(plan) {
  return plan.columns === 1 ? LIST_STEP : STEP;
}

// What a gap or channel needs for its tracks; without any, for an arrow straight through it.
function room(tracks, step) {
  return Math.max(FIRST + step * tracks, 20);
}

function element(name, kind, text = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}

function mark(standing) {
  return drawing("0 0 16 16", 16, ...MARKS[standing]);
}

function drawing(box, width, ...paths) {
  const made = document.createElementNS(SVG, "svg");
  made.setAttribute("viewBox", box);
  made.setAttribute("width", width);
  made.setAttribute("height", 16);
  made.setAttribute("aria-hidden", "true");
  made.classList.add("mark");
  made.append(...paths.map(path));
  return made;
}

function path(shape) {
  const made = document.createElementNS(SVG, "path");
  made.setAttribute("d", shape);
  return made;
}

// A line through the points with rounded corners, ending where the head begins.
function line(points) {
  const [first, ...rest] = points.map(([x, y]) => [x, y]);
  const last = rest.at(-1);
  const stop = toward(last, rest.at(-2) ?? first, HEAD);
  let shape = `M${first}`;
  let from = first;
  rest.slice(0, -1).forEach((corner, index) => {
    const next = rest[index + 1];
    const radius = Math.min(ROUND, distance(from, corner) / 2, distance(corner, next) / 2);
    shape += `L${toward(corner, from, radius)}Q${corner} ${toward(corner, next, radius)}`;
    from = corner;
  });
  return path(`${shape}L${stop}`);
}

function head(tip, before) {
  const [x, y] = toward(tip, before, HEAD + 1);
  const [dx, dy] = [(tip[0] - x) / 2, (tip[1] - y) / 2];
  const made = path(`M${tip}L${[x - dy, y + dx]}L${[x + dy, y - dx]}z`);
  made.classList.add("head");
  return made;
}

function distance(one, other) {
  return Math.hypot(one[0] - other[0], one[1] - other[1]);
}

function toward(from, to, length) {
  const whole = distance(from, to) || 1;
  return [0, 1].map((axis) => from[axis] + ((to[axis] - from[axis]) * length) / whole);
}
