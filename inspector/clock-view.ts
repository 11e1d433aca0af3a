// The time line: all windows, the verdict over time, and a clock to drag.
import { button, el, svg } from './dom.js';
import { type Scale, scaleOf, secondsOf, shortTime, timeText } from './scale.js';
import type { Stretch, Window } from './view.js';

/** The steps of the slider from one end of the line to the other. */
const steps = 1_000;

const row = 34;
const names = { accept: 'valid', reject: 'invalid', undecided: 'cannot be decided' } as const;

/** The clock of the page. */
export interface ClockView {
  readonly element: HTMLElement;
  /** Shows the windows of a document, and where the clock stands. */
  show(windows: readonly Window[], now: number): void;
  /** Shows the verdict over time. */
  showStretches(stretches: readonly Stretch[], whole: boolean): void;
  /** Says what the verdict is where the clock stands. */
  say(verdict: string): void;
  readonly scale: Scale;
}

/** Makes the clock; `turned` is told where it is put to, undefined for the time of this machine. */
export function createClock(turned: (seconds: number | undefined) => void): ClockView {
  let windows: readonly Window[] = [];
  let stretches: readonly Stretch[] = [];
  let scale = scaleOf([0]);
  let now = 0;
  let verdict = '';

  const drawing = svg('svg', { class: 'line', role: 'img' });
  const plot = el('div', { class: 'plot' }, drawing);
  const slider = el('input', { type: 'range', min: 0, max: steps, step: 1, class: 'slider', 'aria-label': 'Clock' });
  const field = el('input', {
    type: 'text',
    id: 'now',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-describedby': 'now-hint',
  });
  const summary = el('p', { class: 'faint' });
  const go = (seconds: number): void => {
    put(seconds);
    turned(seconds);
  };
  const jump = (forward: boolean): void => {
    const changes = stretches.slice(1).map(({ from }) => from);
    const next = forward ? changes.find((change) => change > now) : changes.findLast((change) => change < now);
    if (next !== undefined) go(next);
  };
  const earlier = button('Earlier change', () => jump(false));
  const later = button('Later change', () => jump(true));

  slider.addEventListener('input', () => go(scale.seconds(Number(slider.value) / steps)));
  field.addEventListener('change', () => {
    const seconds = secondsOf(field.value.trim());
    if (seconds === undefined) {
      field.setAttribute('aria-invalid', 'true');
      return;
    }
    go(seconds);
  });
  let dragging = false;
  const drag = (event: PointerEvent): void => {
    const { left, width } = drawing.getBoundingClientRect();
    if (width > 0) go(scale.seconds((event.clientX - left) / width));
  };
  drawing.addEventListener('pointerdown', (event) => {
    dragging = true;
    drawing.setPointerCapture((event as PointerEvent).pointerId);
    drag(event as PointerEvent);
  });
  drawing.addEventListener('pointermove', (event) => {
    if (dragging) drag(event as PointerEvent);
  });
  for (const end of ['pointerup', 'pointercancel']) drawing.addEventListener(end, () => (dragging = false));

  const needle = svg('line', { class: 'needle', y1: 0 });
  const x = (seconds: number, width: number): number => Math.round(scale.place(seconds) * width * 10) / 10;

  function place(): void {
    const width = drawing.clientWidth || plot.clientWidth || 320;
    const at = Math.min(width - 1, Math.max(1, x(now, width)));
    needle.setAttribute('x1', String(at));
    needle.setAttribute('x2', String(at));
  }

  function put(seconds: number): void {
    now = seconds;
    if (seconds < scale.from || seconds > scale.to) {
      scale = scaleOf([...pointsOf(windows), seconds]);
      draw();
    }
    slider.value = String(Math.round(scale.place(seconds) * steps));
    field.value = timeText(seconds);
    field.removeAttribute('aria-invalid');
    speak();
    place();
  }

  function speak(): void {
    slider.setAttribute('aria-valuetext', `${shortTime(now)} UTC${verdict === '' ? '' : `: ${verdict}`}`);
  }

  function draw(): void {
    const width = plot.clientWidth || 320;
    const height = 30 + windows.length * row;
    const band = stretches.map(({ from, to, verdict: kind, rule }) => {
      const [a, b] = [x(from, width), x(to, width)];
      const bar = svg('rect', { class: `v-${kind}`, x: a, y: 4, width: Math.max(1, b - a), height: 14 });
      bar.append(svg('title', {}, `${names[kind]}${rule === undefined ? '' : `: ${rule}`}, from ${shortTime(from)}`));
      return bar;
    });
    const bars = windows.map(({ label, begins, ends, count }, index) => {
      const y = 30 + index * row;
      const [a, b] = [begins === undefined ? 0 : x(begins, width), ends === undefined ? width : x(ends, width)];
      const time = `${begins === undefined ? 'always' : shortTime(begins)} to ${ends === undefined ? 'no end' : shortTime(ends, begins)}`;
      const text = svg(
        'text',
        { x: 0, y: y + 11 },
        `${label}${count > 1 ? ` (${count})` : ''}`,
        svg('tspan', { class: 'when', dx: 8 }, time),
      );
      const bar = svg('rect', { class: 'window', x: a, y: y + 17, width: Math.max(2, b - a), height: 7, rx: 3 });
      return [
        svg('line', { class: 'track', x1: 0, x2: width, y1: y + 20.5, y2: y + 20.5 }),
        text,
        ...(b < a ? [] : [bar]),
      ];
    });
    needle.setAttribute('y2', String(height));
    drawing.replaceChildren();
    drawing.setAttribute('width', String(width));
    drawing.setAttribute('height', String(height));
    drawing.setAttribute('viewBox', `0 0 ${width} ${height}`);
    drawing.append(svg('rect', { class: 'nothing', x: 0, y: 4, width, height: 14 }), ...band, needle, ...bars.flat());
    const said = windows.map(
      ({ label, begins, ends }) =>
        `${label}, ${begins === undefined ? 'always' : shortTime(begins)} to ${ends === undefined ? 'no end' : shortTime(ends)}`,
    );
    drawing.setAttribute('aria-label', `Times of validity. ${said.join('; ')}.`);
    place();
  }

  // Drawn for the width that there is.
  let width = 0;
  new ResizeObserver(() => {
    if (plot.clientWidth === width) return;
    width = plot.clientWidth;
    draw();
  }).observe(plot);

  const element = el(
    'section',
    { class: 'clock', 'aria-labelledby': 'clock-title' },
    el('h2', { id: 'clock-title' }, 'Time'),
    el(
      'div',
      { class: 'set' },
      el('label', { for: 'now' }, 'Judged at'),
      field,
      button('Now', () => turned(undefined)),
      earlier,
      later,
    ),
    el('p', { id: 'now-hint', class: 'unseen' }, 'A time such as 2026-01-31T12:00:00Z'),
    plot,
    slider,
    summary,
  );

  return {
    element,
    get scale() {
      return scale;
    },
    show(shown, seconds) {
      windows = shown;
      stretches = [];
      scale = scaleOf([...pointsOf(shown), seconds]);
      summary.textContent = '';
      earlier.disabled = later.disabled = true;
      draw();
      put(seconds);
    },
    showStretches(found, whole) {
      stretches = found;
      earlier.disabled = later.disabled = found.length < 2;
      const when = (kind: Stretch['verdict']): string =>
        found
          .filter(({ verdict: each }) => each === kind)
          .map(({ from, to }) => `${shortTime(from)} to ${shortTime(to, from)}`)
          .join(', and from ');
      const [good, open] = [when('accept'), when('undecided')];
      summary.replaceChildren(
        good === ''
          ? 'At no time shown here is it valid.'
          : `Valid from ${good} UTC, with the tolerance of the profile.`,
        open === '' ? '' : ` From ${open} UTC it cannot be decided.`,
        whole ? '' : ' Not every moment was looked at.',
        ' The line is not to scale.',
      );
      draw();
    },
    say(text) {
      verdict = text;
      speak();
    },
  };
}

/** The times at which windows begin and end. */
function pointsOf(windows: readonly Window[]): readonly number[] {
  return windows.flatMap(({ begins, ends }) => [begins, ends]).filter((point) => point !== undefined);
}
