// What is put away comes back as it was, character by character.
import * as fc from 'fast-check';
import { packEvent, packText, unpackEvent, unpackText } from '../../src/store/packing.js';

const hex = (count: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: count, maxLength: count });
/** Whatever looks like what is taken out, or nearly so. */
const tricky = fc.oneof(
  fc.uuid(),
  ...[11, 12, 16, 17, 32, 64, 65].map(hex),
  hex(64).map((one) => one.toUpperCase()),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('2026-02-30T00:00:00.000Z', '0000-00-00T99:99:99.999Z', '1969-12-31T23:59:59.999Z'),
  fc.constantFrom('1760000000.000001', '0000000000.000000', '9999999999.999999', '17600000000.000001'),
  fc.string({ unit: 'binary' }),
);
const words = fc.array(tricky, { maxLength: 40 }).map((parts) => parts.join(' '));

test('an event and its request', () => {
  fc.assert(
    fc.property(words, fc.dictionary(fc.string(), fc.oneof(words, fc.jsonValue())), (request, event) => {
      const body = JSON.stringify(event);
      const back = unpackEvent(packEvent(request, body));
      expect(back.request).toBe(request);
      expect(JSON.stringify(back.event)).toBe(body);
    }),
  );
});

test('a text and its salt', () => {
  fc.assert(
    fc.property(hex(32), words, (salt, text) => {
      const body = JSON.stringify({ text });
      expect(unpackText(packText(salt, body))).toEqual({ salt, body });
    }),
  );
});

test('it is less than half of what it was', () => {
  const by = { id: 'slack:U0HANAKO', platform: 'slack', user: 'U0HANAKO' };
  const said = { id: '0f8fad5b-d9cb-469f-a165-70867728950e', sha256: '9f86d081884c7d659a2feaa0c55ad015'.repeat(2) };
  const body = JSON.stringify({ type: 'closed', by, said });
  expect(packEvent('slack:form:V0HANAKO:82f3e9c695dc6b8d', body).length).toBeLessThan(body.length / 2);
});
