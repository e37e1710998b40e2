// Faults of single fields and faults of agreement are told in one run, and none that would only follow from another.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDeskYml } from '../src/desk-yml.js';

const example = readFileSync(resolve(__dirname, '..', 'desk.example.yml'), 'utf8');

/** The example with some of its words replaced; each must be there. */
function changed(...changes: [string, string][]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, example);
}

const faultsOf = (text: string) => readDeskYml(text, ['slack']).faults.map(({ path, says }) => [path, says.en]);

describe('desk.yml with mistakes of both kinds', () => {
  test('names faults of single fields and what does not fit together in one go', () => {
    const text = changed(
      ['timezone: Asia/Tokyo', 'timezone: Asia/Edo'],
      ['staff: {', 'staf: {'],
      ['sato@example.co.jp', 'sato'],
      ['every: 1w', 'every: weekly'],
      ['members: [tanaka, suzuki]', 'members: [tanaka, suzuky]'],
      ['member: suzuki', 'member: nobody'],
      ['call: next-on-call', 'call: person:sasaki'],
      ['slack: U0SUZUKI', 'slack: U0TANAKA'],
      ['desk: { slack: C0DESK, ', 'desk: { '],
    );
    expect(
      faultsOf(text)
        .map(([path]) => path)
        .sort(),
    ).toEqual([
      'channels.desk.slack',
      'channels.staf',
      'overrides.#1.member',
      'paging.rungs.#2.call',
      'people',
      'people.#3.mail',
      'rota.#1.every',
      'timezone',
    ]);
  });

  test('says nothing that would follow from another fault', () => {
    // Nobody is commander only because the role is misspelt; suzuki is unknown only because the id is.
    const text = changed(['id: suzuki, name', 'id: Suzuki!, name']).replaceAll('commander', 'comander');
    expect(faultsOf(text).map(([path]) => path)).toEqual(['people.#1.roles.#1', 'people.#2.id', 'people.#2.roles.#1']);
    expect(faultsOf('organisation: A\nchannels: { desk: { slack: C1 } }\npeople: [tanaka]')).toHaveLength(1);
    expect(faultsOf(changed(['name: 田中', 'nome: 田中'])).map(([path]) => path)).toEqual([
      'people.#1.name',
      'people.#1.nome',
    ]);
  });
});
