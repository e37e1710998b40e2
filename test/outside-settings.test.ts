// Whom desk.yml names beyond the commanders: partners, and the CISO by severity.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDeskYml } from '../src/desk-yml.js';

const example = readFileSync(resolve(__dirname, '..', 'desk.example.yml'), 'utf8');
const faultsOf = (text: string) => readDeskYml(text, ['slack']).faults;

test('who else is told: partners with an address each, and the CISO by severity', () => {
  const { organisation } = readDeskYml(
    `${example}\npartners: [{ id: soc, name: Example SOC, mail: soc@example.com }]\ninform_ciso: { at_once: [SEV1, SEV2] }\n`,
    ['slack'],
  );
  expect(organisation).toMatchObject({
    partners: [{ id: 'soc', mail: 'soc@example.com' }],
    informing: { atOnce: ['SEV1', 'SEV2'], overdue: ['SEV2'] },
  });
  const twice = '{ id: soc, name: A, mail: a@example.com }, { id: soc, name: B, mail: b@example.com }';
  expect(faultsOf(`${example}\npartners: [${twice}]\n`).map(({ path }) => path)).toEqual(['partners.#2.id']);
  expect(faultsOf(`${example}\npartners: [{ id: x, name: X, mail: nobody }]\n`).map(({ path }) => path)).toEqual([
    'partners.#1.mail',
  ]);
});
