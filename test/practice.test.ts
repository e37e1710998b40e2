// The practice desk is the whole desk: whatever it posts has a place on the page.
import { practiceOrganisation, seatsOf } from '../src/practice.js';
import { isChannel, mayAct } from '../src/web/seats.js';

test('every channel that the desk writes to can be opened on the page, and a commander can press there', () => {
  const seats = seatsOf(practiceOrganisation);
  const channels = Object.values(practiceOrganisation.channels).flatMap(({ web }) => web ?? []);
  expect(channels).toHaveLength(3);
  for (const channel of channels) {
    expect([channel, isChannel(seats, channel)]).toEqual([channel, true]);
    expect([channel, mayAct(seats, 'suzuki', channel)]).toEqual([channel, true]);
  }
});
