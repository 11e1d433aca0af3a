// The scale of the time line: a session of minutes and a delegation of a year have to be seen beside each other.

/** Maps times to places between 0 and 1, and back. Times are seconds since 1970. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  place(seconds: number): number;
  seconds(place: number): number;
}

/** The times that RFC 3339 has, some of which no `Date` has. */
const [first, last] = [-62_135_596_800, 253_402_300_799];

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/**
 * Makes a scale that goes through all of `points`, with room before the first and after the last. Between two of them it is
 * even; a stretch that is a thousand times as long is a few times as wide.
 */
export function scaleOf(points: readonly number[]): Scale {
  const sorted = [...new Set(points.map((point) => clamp(Math.round(point), first, last)))].sort((a, b) => a - b);
  const [low = 0, high = low] = [sorted[0], sorted.at(-1)];
  const room = clamp(Math.round((high - low) / 10), 300, 30 * 86_400);
  const stops = [...new Set([clamp(low - room, first, last), ...sorted, clamp(high + room, first, last)])];
  const widths = stops.slice(1).map((stop, index) => {
    const outer = index === 0 || index === stops.length - 2;
    return outer ? 2.5 : 1 + Math.log1p((stop - (stops[index] as number)) / 60);
  });
  const sum = widths.reduce((total, width) => total + width, 0);
  const places = [0];
  for (const width of widths) places.push((places.at(-1) as number) + width / sum);
  const between = (value: number, of: readonly number[], onto: readonly number[]): number => {
    const at = clamp(
      of.findIndex((each, index) => index > 0 && value <= each),
      1,
      of.length - 1,
    );
    const [a, b, x, y] = [of[at - 1], of[at], onto[at - 1], onto[at]] as [number, number, number, number];
    return b === a ? x : x + ((value - a) / (b - a)) * (y - x);
  };
  const [from, to] = [stops[0] as number, stops.at(-1) as number];
  return {
    from,
    to,
    place: (seconds) => (seconds <= from ? 0 : seconds >= to ? 1 : between(seconds, stops, places)),
    seconds: (place) => Math.round(place <= 0 ? from : place >= 1 ? to : between(place, places, stops)),
  };
}

/** Writes a time as the options have it. */
export function timeText(seconds: number): string {
  return new Date(clamp(seconds, first, last) * 1000).toISOString().replace('.000Z', 'Z');
}

/** Reads a time that an option has; undefined for what is none. */
export function secondsOf(text: string): number | undefined {
  const milliseconds = /^\d{4}-\d\d-\d\dT/i.test(text) ? Date.parse(text.replace(/\.\d+/, '')) : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}

/** Writes a time for people; the day only where `beside` is not on it. */
export function shortTime(seconds: number, beside?: number): string {
  const [day = '', clock = ''] = timeText(seconds).replace('Z', '').split('T');
  const time = clock.endsWith(':00') ? clock.slice(0, -3) : clock;
  return beside !== undefined && timeText(beside).startsWith(day) ? time : `${day} ${time}`;
}
