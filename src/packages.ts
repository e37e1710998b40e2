// Sends the package of a ticket to whoever it is handed to, and puts on record what was sent: its size and SHA-256.
import { createHash } from 'node:crypto';
import { type Attachment, type Chat, type FrontDesk, Undeliverable } from './chat/chat.js';
import type { Clock } from './clock.js';
import type { Log } from './log.js';
import type { Letters } from './pager/pager.js';
import type { Organisation } from './paging/organisation.js';
import { markerOf, type Stage } from './scene.js';
import type { Job, Store } from './store/store.js';
import type { Handed } from './ticket/handling/escalation.js';
import { markdownOf } from './view/markdown.js';
import { packageCard, packageName } from './view/package.js';
import { plainLine } from './view/plain-text.js';
import type { Scene } from './view/scene.js';

export interface Packages {
  /** By mail, to a partner of desk.yml. */
  letter(job: Job): Promise<void>;
  /** Brings a package as a message, with the file below it where the platform takes one; what became of it is put on the ticket. */
  brought(job: Job, escalation: number, chat: Chat, bring: (scene: Scene) => Promise<void>): Promise<void>;
}

/** A package: the ticket as it was handed over, and the text of it. The same however often it is made. */
export interface Packed {
  scene: Scene;
  handed: Handed;
  file: Attachment;
  text: string;
}

/** undefined when this version of the ticket handed nothing over. */
export async function packed(stage: Stage, ticket: number, escalation: number): Promise<Packed | undefined> {
  const set = await stage.set(ticket, { upTo: escalation });
  const handed = set?.('ja').ticket.handling.escalation.handed.at(-1);
  if (!set || handed?.version !== escalation) return undefined;
  const scene = set(stage.languageOfReceiver(handed.to));
  const card = packageCard(scene, escalation);
  const text = markdownOf(card);
  const file = { file: packageName(ticket), title: plainLine(card.summary), bytes: Buffer.from(text) };
  return { scene, handed, file, text };
}

export function createPackages(parts: {
  store: Pick<Store, 'shown' | 'kept' | 'keep'>;
  clock: Pick<Clock, 'now'>;
  stage: Stage;
  desk: Pick<FrontDesk, 'handle'>;
  organisation: Organisation;
  log: Log;
  letters?: Letters | undefined;
}): Packages {
  const { store, clock, stage, desk, organisation, log, letters } = parts;

  async function reported(
    ticket: number,
    escalation: number,
    { text, file }: Packed,
    send: () => Promise<boolean>,
  ): Promise<void> {
    const name = `package/${ticket}/${escalation}`;
    let asFile = false;
    try {
      asFile = await send();
    } catch (error) {
      if (error instanceof Undeliverable) {
        log.error({ ticket, reason: error.reason }, 'a package cannot be delivered');
        const command = { type: 'package-failed', ticket, escalation, reason: error.reason } as const;
        await desk.handle({ id: `${name}/failed`, command });
      }
      throw error;
    }
    const sha256 = createHash('sha256').update(text).digest('hex');
    const { byteLength: bytes } = file.bytes;
    const sent = { type: 'package-sent', ticket, escalation, sha256, bytes } as const;
    const command = { ...sent, ...(asFile && { file: file.file }) };
    await desk.handle({ id: `${name}/sent${asFile ? '/file' : ''}`, command });
  }

  /** Puts the file below the message that stands there, once. The message says everything too: a file that is refused is no reason to fail. */
  async function attached(job: Job, chat: Chat, file: Attachment): Promise<boolean> {
    const name = `${markerOf(job.ticket, job.name)}/file`;
    const standing = await store.shown(job.ticket, job.name);
    if (!chat.attach || !standing) return false;
    if ((await store.kept(name)) !== undefined) return true;
    const { platform, channel, message } = standing;
    try {
      await chat.attach({ platform, channel, id: message }, file, job.attempts > 1);
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      log.error({ ticket: job.ticket, reason: error.reason }, 'the file of a package is refused by the platform');
      return false;
    }
    await store.keep(name, clock.now());
    return true;
  }

  return {
    async letter({ ticket, name }) {
      const escalation = Number(name.slice('letter/'.length));
      const found = await packed(stage, ticket, escalation);
      if (!found || !('partner' in found.handed.to)) return;
      const { to } = found.handed;
      const partner = organisation.partners?.find(({ id }) => id === to.partner);
      await reported(ticket, escalation, found, async () => {
        // Taken out of desk.yml since, or no mail server: somebody has to hand it over in another way.
        if (!partner) throw new Undeliverable('partner_not_in_desk_yml');
        if (!letters) throw new Undeliverable('no_mail_server');
        const { text } = found;
        const subject = text.split('\n', 1)[0]?.replace(/^#\s*/, '') ?? '';
        await letters.letter({ to: partner.mail, subject, text, key: `DESK-${ticket}/${escalation}` });
        return false;
      });
    },
    async brought(job, escalation, chat, bring) {
      const { ticket } = job;
      const found = await packed(stage, ticket, escalation);
      if (!found) return;
      await reported(ticket, escalation, found, async () => {
        await bring(found.scene);
        return attached(job, chat, found.file);
      });
    },
  };
}
