// Sends the package of a ticket to whoever it is handed to, and puts on record what was sent: its size and SHA-256.
import { createHash } from 'node:crypto';
import { type FrontDesk, Undeliverable } from './chat/chat.js';
import type { Log } from './log.js';
import type { Letters } from './pager/pager.js';
import type { Organisation } from './paging/organisation.js';
import type { Stage } from './scene.js';
import type { Job } from './store/store.js';
import type { Handed } from './ticket/handling/escalation.js';
import { markdownOf } from './view/markdown.js';
import { packageCard } from './view/package.js';
import type { Scene } from './view/scene.js';

export interface Packages {
  /** By mail, to a partner of desk.yml. */
  letter(job: Job): Promise<void>;
  /** Brings a package as a message; what became of it is put on the ticket. */
  brought(ticket: number, escalation: number, bring: (scene: Scene) => Promise<void>): Promise<void>;
}

export function createPackages(parts: {
  stage: Stage;
  desk: Pick<FrontDesk, 'handle'>;
  organisation: Organisation;
  log: Log;
  letters?: Letters | undefined;
}): Packages {
  const { stage, desk, organisation, log, letters } = parts;

  /** The ticket as it stood when it was handed over: the same package however often it is tried. */
  async function sceneOf(ticket: number, escalation: number): Promise<{ scene: Scene; handed: Handed } | undefined> {
    const set = await stage.set(ticket, escalation);
    const handed = set?.('ja').ticket.handling.escalation.handed.at(-1);
    if (!set || handed?.version !== escalation) return undefined;
    return { scene: set(stage.languageOfReceiver(handed.to)), handed };
  }

  async function reported(
    ticket: number,
    escalation: number,
    scene: Scene,
    send: (text: string) => Promise<void>,
  ): Promise<void> {
    const text = markdownOf(packageCard(scene, escalation));
    const name = `package/${ticket}/${escalation}`;
    try {
      await send(text);
    } catch (error) {
      if (error instanceof Undeliverable) {
        log.error({ ticket, reason: error.reason }, 'a package cannot be delivered');
        const command = { type: 'package-failed', ticket, escalation, reason: error.reason } as const;
        await desk.handle({ id: `${name}/failed`, command });
      }
      throw error;
    }
    const sha256 = createHash('sha256').update(text).digest('hex');
    const command = { type: 'package-sent', ticket, escalation, sha256, bytes: Buffer.byteLength(text) } as const;
    await desk.handle({ id: `${name}/sent`, command });
  }

  return {
    async letter({ ticket, name }) {
      const escalation = Number(name.slice('letter/'.length));
      const found = await sceneOf(ticket, escalation);
      if (!found || !('partner' in found.handed.to)) return;
      const { to } = found.handed;
      const partner = organisation.partners?.find(({ id }) => id === to.partner);
      await reported(ticket, escalation, found.scene, async (text) => {
        // Taken out of desk.yml since, or no mail server: somebody has to hand it over in another way.
        if (!partner) throw new Undeliverable('partner_not_in_desk_yml');
        if (!letters) throw new Undeliverable('no_mail_server');
        const subject = text.split('\n', 1)[0]?.replace(/^#\s*/, '') ?? '';
        await letters.letter({ to: partner.mail, subject, text, key: `DESK-${ticket}/${escalation}` });
      });
    },
    async brought(ticket, escalation, bring) {
      const found = await sceneOf(ticket, escalation);
      if (found) await reported(ticket, escalation, found.scene, () => bring(found.scene));
    },
  };
}
