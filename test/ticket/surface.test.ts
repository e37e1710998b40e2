// Names of surfaces and markers of messages lead back to where they came from.
import * as fc from 'fast-check';
import { markerOf, readMarker } from '../../src/scene.js';
import { nameOf, surfaceNamed } from '../../src/ticket/surface.js';

const platform = fc.constantFrom('slack', 'teams', 'web');
/** As in desk.yml, or the account of somebody who is not listed there. */
const person = fc.oneof(
  fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,12}$/),
  fc.tuple(platform, fc.stringMatching(/^[A-Za-z0-9-]{1,16}$/)).map((parts) => parts.join(':')),
);
const version = fc.integer({ min: 1, max: 2_000 });
const names = fc.oneof(
  fc.constantFrom('reporter', 'thread'),
  platform.map((where) => `desk/${where}`),
  fc.constantFrom('board/tasks/slack', 'board/evidence/teams/tanaka'),
  fc.tuple(fc.nat(99), platform).map(([page, where]) => `page/${page}/${where}`),
  version.map((nth) => `tell/${nth}/reporter`),
  fc.tuple(version, platform).map(([nth, where]) => `tell/${nth}/desk/${where}`),
  fc.tuple(version, platform, person).map(([nth, where, whom]) => `tell/${nth}/person/${where}/${whom}`),
);

test('a name names one surface, and that surface bears this name', () => {
  fc.assert(
    fc.property(names, (name) => {
      const surface = surfaceNamed(name);
      expect(surface && nameOf(surface)).toBe(name);
    }),
  );
});

test('what is no surface has no name', () => {
  for (const name of ['', 'wake', 'separate/x', 'home/slack/U0', 'Reporter'])
    expect(surfaceNamed(name)).toBeUndefined();
});

test('a marker tells ticket and surface', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999 }), names, (ticket, surface) => {
      expect(readMarker(markerOf(ticket, surface))).toEqual({ ticket, surface });
    }),
  );
});

test('what is no marker tells nothing', () => {
  for (const text of ['', 'DESK-', 'DESK-1', 'DESK-x/reporter', 'DESK-1/', ' DESK-1/reporter', 'desk-1/reporter'])
    expect(readMarker(text)).toBeUndefined();
});
