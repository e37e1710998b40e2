// desk drill page: a harmless test page to each commander, delivered by the running desk. `desk drill` alone shows how the last ones went.
import { plusSeconds, secondsBetween, systemClock } from '../clock.js';
import { drill as sendDrill } from '../drill.js';
import { personById } from '../paging/organisation.js';
import { lengthText, timeIn } from '../view/scene.js';
import { openStore } from './open-store.js';

const SHOWN_DAYS = 90;

export async function drill(root: string, [what]: string[]): Promise<number> {
  if (what !== undefined && what !== 'page') {
    process.stderr.write('desk drill [page]\n');
    return 2;
  }
  const opened = openStore(root);
  if (!opened) return 1;
  const { store, settings } = opened;
  const { organisation } = settings;
  const name = (id: string) => personById(organisation, id)?.name ?? id;
  try {
    if (what === 'page') {
      const people = await sendDrill({ store, organisation, clock: systemClock });
      const names = people.map(name).join('、');
      process.stdout.write(
        people.length > 0
          ? `動いている窓口が、テストの呼び出しを送ります。 / The running desk sends the test page: ${names}\n`
          : 'チャットのアカウントがある担当者がいません。 / No commander has an account for chat.\n',
      );
      return people.length > 0 ? 0 : 1;
    }
    const now = systemClock.now();
    for (const page of await store.drills(plusSeconds(now, -SHOWN_DAYS * 24 * 3_600), now)) {
      const { askedAt, answeredAt } = page;
      const took = answeredAt ? lengthText(secondsBetween(askedAt, answeredAt), organisation.language) : '—';
      process.stdout.write(`${timeIn(organisation, askedAt)}  ${name(page.person)}  ${took}\n`);
    }
    return 0;
  } finally {
    await store.close();
  }
}
