// Who is on call: a year minute by minute in three zones, and the days on which calendars are odd. S: schedules and time.
import { Temporal } from 'temporal-polyfill';
import { plusSeconds } from '../../src/clock.js';
import type { BusinessHours, Organisation, Rotation } from '../../src/paging/organisation.js';
import { dutyAt, orderAt, type Shift, shiftsBetween } from '../../src/paging/rota.js';
import { organisationOf } from './stage.js';

const zones = ['Asia/Tokyo', 'Europe/Berlin', 'America/New_York'];
const MINUTE_MS = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;

const members = ['tanaka', 'suzuki', 'sato'];
const rotation = (from: string, every: Rotation['every'], more: Partial<Rotation> = {}): Rotation => ({
  ...{ from, every, members },
  ...more,
});
const weekly = rotation('2025-12-01T09:00', { unit: 'weeks', count: 1 });

function organisation(timezone: string, rota: Rotation[], more: Partial<Organisation> = {}): Organisation {
  return { ...organisationOf(), timezone, rota, ...more };
}

const instant = (local: string, zone: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString({ fractionalSecondDigits: 3 });
const local = (at: string, zone: string) =>
  Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** For every minute of the year, how many shifts cover it and whose it is. */
function minuteByMinute(shifts: Shift[], from: string, to: string, each: (at: number, member?: string) => void): void {
  const spans = shifts.map((shift) => ({ ...shift, begin: Date.parse(shift.from), end: Date.parse(shift.to) }));
  let first = 0;
  for (let at = Date.parse(from); at < Date.parse(to); at += MINUTE_MS) {
    while ((spans[first]?.end ?? Number.POSITIVE_INFINITY) <= at) first += 1;
    const [one, next] = [spans[first], spans[first + 1]];
    if (!one || one.begin > at) throw new Error(`${new Date(at).toISOString()} is covered by no shift`);
    if (next && next.begin <= at) throw new Error(`${new Date(at).toISOString()} is covered by two shifts`);
    each(at, one.member);
  }
}

describe.each(zones)('a year in %s, minute by minute', (zone) => {
  const [from, to] = [instant('2026-01-01T00:00', zone), instant('2027-01-01T00:00', zone)];

  test('the weekly turn has no gap and no double, and is whose the calendar on the wall says (S1)', () => {
    const shifts = shiftsBetween(organisation(zone, [weekly]), from, to);
    const start = Date.parse('2025-12-01T09:00Z') / MINUTE_MS;
    let [hour, offset, minutes, wrong] = [-1, 0, 0, 0];
    minuteByMinute(shifts, from, to, (at, member) => {
      // Offsets change on the hour: one look an hour is enough for a calendar of our own.
      const hourNow = Math.floor(at / (60 * MINUTE_MS));
      if (hourNow !== hour) {
        hour = hourNow;
        offset = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 6e10;
      }
      const turn = Math.floor((at / MINUTE_MS + offset - start) / WEEK_MINUTES);
      minutes += 1;
      if (member !== members[turn % members.length]) wrong += 1;
    });
    expect([minutes, wrong]).toEqual([365 * 24 * 60, 0]);
    expect(new Set(shifts.slice(1).map((shift) => local(shift.from, zone).slice(11)))).toEqual(new Set(['09:00']));
  });

  const others: [string, Rotation, number][] = [
    ['by 12 hours', rotation('2025-12-31T21:00', { unit: 'hours', count: 12 }), 730],
    [
      'by the day, at a time that does not exist or exists twice',
      rotation('2025-12-31T02:30', { unit: 'days', count: 1 }),
      365,
    ],
    ['by the month, on the 31st', rotation('2025-12-31T09:00', { unit: 'months', count: 1 }), 12],
    ['by layers: business hours and the rest', rotation('2025-12-31T09:00', { unit: 'weeks', count: 1 }), 52],
  ];
  test.each(others)('%s there is no gap and no double (S1, S3)', (name, turn, handovers) => {
    const day: Rotation = { ...turn, layer: 2, hours: 'business', members: ['suzuki'] };
    const rota = name.startsWith('by layers') ? [turn, day] : [turn];
    const settings = organisation(zone, rota);
    const shifts = shiftsBetween(settings, from, to);
    // Each begins in the minute in which the one before ends, from the first minute of the year to the last.
    expect([shifts[0]?.from, ...shifts.map((shift) => shift.to)]).toEqual([...shifts.map((shift) => shift.from), to]);
    expect(shifts.filter((shift) => shift.member === undefined || shift.from >= shift.to)).toEqual([]);
    if (rota.length === 1) expect(shifts.length).toBe(handovers + 1);
    // The question for one moment and the list of a year are answered alike, at the seams too (D9).
    for (const shift of shifts.filter((_, index) => index % Math.ceil(shifts.length / 40) === 0)) {
      expect(dutyAt(settings, shift.from)).toMatchObject({
        onCall: shift.member,
        until: shift.to < to ? shift.to : expect.anything(),
      });
      expect(dutyAt(settings, plusSeconds(shift.to, -60))?.onCall).toBe(shift.member);
    }
  });
});

describe('handover', () => {
  test('stays at nine on the wall across both changes of the clock (S1)', () => {
    const berlin = organisation('Europe/Berlin', [rotation('2026-03-23T09:00', { unit: 'days', count: 1 })]);
    const shifts = shiftsBetween(berlin, '2026-03-27T08:00:00.000Z', '2026-03-31T12:00:00.000Z');
    expect(shifts.map(({ from }) => from)).toEqual([
      '2026-03-27T08:00:00.000Z',
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
      '2026-03-31T07:00:00.000Z',
    ]);
  });

  test('at a time that does not exist comes an hour later, at one that exists twice the first counts (S1)', () => {
    const newYork = organisation('America/New_York', [rotation('2026-03-07T02:30', { unit: 'days', count: 1 })]);
    const around = (from: string, to: string) =>
      shiftsBetween(newYork, from, to)
        .slice(1)
        .map((shift) => shift.from);
    expect(around('2026-03-08T00:00:00.000Z', '2026-03-09T12:00:00.000Z')).toEqual([
      '2026-03-08T07:30:00.000Z',
      '2026-03-09T06:30:00.000Z',
    ]);
    const repeated = organisation('America/New_York', [rotation('2026-10-31T01:30', { unit: 'days', count: 1 })]);
    expect(dutyAt(repeated, '2026-11-01T05:29:00.000Z')?.onCall).toBe('tanaka');
    expect(dutyAt(repeated, '2026-11-01T05:30:00.000Z')?.onCall).toBe('suzuki');
    expect(dutyAt(repeated, '2026-11-01T06:30:00.000Z')?.onCall).toBe('suzuki');
  });

  test('by the month from the 31st falls on the last day of shorter months, and on the leap day (S3)', () => {
    const monthly = organisation('Asia/Tokyo', [rotation('2027-12-31T09:00', { unit: 'months', count: 1 })]);
    const from = shiftsBetween(monthly, '2027-12-31T00:00:00.000Z', '2028-05-15T00:00:00.000Z').map((one) =>
      local(one.from, 'Asia/Tokyo').slice(0, 10),
    );
    expect(from).toEqual(['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']);
  });

  test('midnight in Tokyo is yesterday in UTC (S2)', () => {
    const daily = organisation('Asia/Tokyo', [rotation('2026-11-02T00:00', { unit: 'days', count: 1 })]);
    expect(dutyAt(daily, '2026-11-02T14:59:59.999Z')?.onCall).toBe('tanaka');
    expect(dutyAt(daily, '2026-11-02T15:00:00.000Z')?.onCall).toBe('suzuki');
  });

  test('a new rotation replaces the old one from its first minute; members who were reordered too (S6)', () => {
    const rota = [weekly, rotation('2026-11-18T12:00', { unit: 'weeks', count: 1 }, { members: ['suzuki', 'tanaka'] })];
    const settings = organisation('Asia/Tokyo', rota);
    expect(dutyAt(settings, '2026-11-18T02:59:00.000Z')).toMatchObject({ until: '2026-11-18T03:00:00.000Z' });
    expect(dutyAt(settings, '2026-11-18T03:00:00.000Z')).toMatchObject({ onCall: 'suzuki', next: ['tanaka'] });
  });
});

test('asked for again and again, backwards too, and of the same rotations in two zones, each moment is answered as if it were asked for alone', () => {
  const day = rotation('2026-03-01T02:30', { unit: 'days', count: 1 }, { layer: 2, hours: 'business' });
  const rota = [rotation('2026-03-01T02:30', { unit: 'hours', count: 7 }), day];
  const hours: BusinessHours = { days: [6, 7], from: '09:15', to: '17:45', holidays: 'none', companyHolidays: [] };
  const berlin = organisation('Europe/Berlin', rota, { businessHours: hours });
  const newYork = organisation('America/New_York', rota, { businessHours: hours });
  // To the millisecond around each quarter of an hour, over the change of Berlin's clock.
  const from = Date.parse('2026-03-28T12:00:00.000Z');
  const moments = Array.from({ length: 120 }, (_, quarter) => from + quarter * 15 * MINUTE_MS);
  const around = moments.flatMap((moment) => [moment - 1, moment, moment + 1]);
  for (const asked of [[berlin], [berlin, newYork]])
    for (const moment of [...around, ...around.toReversed()])
      for (const one of asked) {
        const at = new Date(moment).toISOString();
        expect([at, one.timezone, orderAt(one, at)]).toEqual([at, one.timezone, orderAt(structuredClone(one), at)]);
      }
});

describe('exceptions', () => {
  const tokyo = (more: Partial<Organisation>) => organisation('Asia/Tokyo', [weekly], more);
  const span = (member: string, from: string, to: string) => ({ member, from, to });
  const at = '2026-12-29T12:00:00.000Z';

  test('an override counts from its first minute to its last, also when it began before the shift; of two, the later one (S5)', () => {
    const overrides = [
      span('sato', '2026-12-26T09:00', '2027-01-04T09:00'),
      span('suzuki', '2026-12-29T00:00', '2026-12-30T00:00'),
      span('suzuki', '2020-01-01T00:00', '2020-01-02T00:00'),
    ];
    const settings = tokyo({ overrides });
    const whose = (moment: string) => dutyAt(settings, instant(moment, 'Asia/Tokyo'))?.onCall;
    expect(['2026-12-26T08:59', '2026-12-26T09:00', '2026-12-29T00:00', '2026-12-30T00:00'].map(whose)).toEqual([
      ...[dutyAt(tokyo({}), instant('2026-12-26T08:59', 'Asia/Tokyo'))?.onCall, 'sato', 'suzuki', 'sato'],
    ]);
  });

  test('whoever is away is passed over, in the order of the turn; everybody away is a gap (S4)', () => {
    const order = [dutyAt(tokyo({}), at)?.onCall ?? '', ...(dutyAt(tokyo({}), at)?.next ?? [])];
    const away = (...ids: string[]) => tokyo({ absences: ids.map((id) => span(id, '2026-12-29', '2026-12-31')) });
    expect(dutyAt(away(order[0] ?? ''), at)).toMatchObject({ onCall: order[1], next: [order[2]] });
    expect(dutyAt(away(...order), at)).toBeUndefined();
  });

  test('an empty rota, a rota that has not begun, a rota of one (S4)', () => {
    expect(dutyAt(organisation('Asia/Tokyo', []), at)).toBeUndefined();
    expect(
      dutyAt(organisation('Asia/Tokyo', [rotation('2027-01-01T09:00', { unit: 'weeks', count: 1 })]), at),
    ).toBeUndefined();
    const alone = organisation('Asia/Tokyo', [{ ...weekly, members: ['tanaka'] }]);
    expect(dutyAt(alone, at)).toMatchObject({ onCall: 'tanaka', next: [] });
    expect(shiftsBetween(alone, at, plusSeconds(at, 365 * 24 * 3600))).toHaveLength(1);
  });

  test('a higher layer goes first where it has somebody, and the lower ones stand behind it', () => {
    const day: Rotation = {
      from: '2026-11-02T09:00',
      every: { unit: 'weeks', count: 1 },
      members: ['suzuki'],
      layer: 2,
      hours: 'business',
    };
    const settings = organisation('Asia/Tokyo', [{ ...weekly, members: ['tanaka'] }, day]);
    const friday = (time: string) => dutyAt(settings, instant(`2026-11-20T${time}`, 'Asia/Tokyo'));
    expect(friday('08:59')).toMatchObject({ onCall: 'tanaka', until: instant('2026-11-20T09:00', 'Asia/Tokyo') });
    expect(friday('09:00')).toMatchObject({
      onCall: 'suzuki',
      next: ['tanaka'],
      until: instant('2026-11-20T18:00', 'Asia/Tokyo'),
    });
    expect(friday('18:00')).toMatchObject({ onCall: 'tanaka', until: instant('2026-11-24T09:00', 'Asia/Tokyo') });
  });
});
