// A small desk that behaves: it opens tickets, draws their cards and lets commanders take them. In memory; for the tests of the page only.
import type { Chat, FrontDesk } from '../../src/chat/chat.js';
import type { PracticeMessage, PracticeMessages } from '../../src/chat/practice-messages.js';
import type { Outcome, Request } from '../../src/ticket/command.js';
import type { Language, Party } from '../../src/ticket/event.js';
import type { Seats } from '../../src/web/seats.js';
import { draw, type FakeTicket, fixedCards, pick } from './fake-cards.js';

export const seats: Seats = {
  organisation: 'Example KK',
  timezone: 'Asia/Tokyo',
  employees: [
    { user: 'sato', name: { ja: '佐藤', en: 'Sato' } },
    { user: 'yamada', name: { ja: '山田', en: 'Yamada' } },
  ],
  commanders: [
    { user: 'tanaka', name: '田中' },
    { user: 'suzuki', name: '鈴木' },
  ],
  channels: ['desk', 'isms', 'staff'],
};

export const examples = (): { language: Language; text: string; title: string }[] => [
  { language: 'ja', title: '怪しい添付を開いた', text: '怪しい添付を開いてしまった' },
  { language: 'ja', title: 'USBメモリをなくした', text: '電車でUSBメモリをなくしました。お客様の名簿が入っています' },
  { language: 'ja', title: '漏えいの指摘', text: 'お客様から、弊社の名簿がネットに出ていると電話がありました' },
  { language: 'en', title: 'Clicked an attachment', text: 'I clicked a suspicious attachment' },
  { language: 'en', title: 'Lost a USB stick', text: 'I lost a USB stick with customer data on the train' },
  { language: 'en', title: 'A leak was reported', text: 'A customer called: our member list is on the internet' },
];

export function memoryMessages(): PracticeMessages & { all: PracticeMessage[] } {
  const all: PracticeMessage[] = [];
  return {
    all,
    async add(message) {
      if (!all.some((known) => known.id === message.id)) all.push(message);
    },
    list: async (limit) => all.slice(-limit),
    find: async (channel, marker) => all.find((known) => known.channel === channel && known.marker === marker),
  };
}

export interface FakeDesk extends FrontDesk {
  handled: Request[];
  tickets: FakeTicket[];
  /** Set to make every commit fail. */
  broken: boolean;
  use(chat: Chat): void;
}

export function fakeDesk(): FakeDesk {
  const tickets: FakeTicket[] = [];
  const handled: Request[] = [];
  let chat: Chat | undefined;

  async function show(ticket: FakeTicket): Promise<void> {
    const views: [string, string][] = [
      [`dm:${ticket.reporter}`, 'reporter'],
      ['desk', 'desk'],
      ['dm:tanaka', 'page'],
    ];
    for (const [channel, view] of views) {
      const marker = `${view}:${ticket.number}`;
      const to = { platform: 'web' as const, channel };
      const card = draw(ticket, view, 'ja');
      const found = await chat?.find(to, marker, '');
      if (found) await chat?.update(found, card, marker);
      else await chat?.post(to, card, marker);
    }
  }

  async function apply({ command }: Request): Promise<Outcome> {
    switch (command.type) {
      case 'say':
      case 'report': {
        if (command.said.text.trim() === '') return { is: 'refused', reason: 'empty' };
        const ticket = { number: tickets.length + 1, said: command.said.text, reporter: command.by.user, notes: [] };
        tickets.push(ticket);
        await show(ticket);
        return { is: 'done', ticket: ticket.number };
      }
      case 'acknowledge':
      case 'decline':
      case 'close': {
        const ticket = tickets[command.ticket - 1];
        if (!ticket) return { is: 'refused', reason: 'no-such-ticket' };
        if (!seats.commanders.some(({ user }) => user === command.by.user))
          return { is: 'refused', reason: 'not-entitled', ticket: ticket.number };
        if (command.type === 'acknowledge' && ticket.holder !== undefined)
          return { is: 'refused', reason: 'already-held', ticket: ticket.number, holder: ticket.holder };
        if (command.type === 'acknowledge') ticket.holder = command.by.user;
        if (command.type === 'close') ticket.closed = true;
        await show(ticket);
        return { is: 'done', ticket: ticket.number };
      }
      default:
        return { is: 'ignored' };
    }
  }

  return {
    ...fixedCards(),
    handled,
    tickets,
    broken: false,
    use(given) {
      chat = given;
    },
    async handle(request) {
      if (this.broken) throw new Error('the disk is full');
      if (handled.some(({ id }) => id === request.id)) return { is: 'repeated' };
      handled.push(request);
      return apply(request);
    },
    party: (platform, user): Party => ({ id: user, platform, user }),
    language: async (_party, hint) => hint ?? 'ja',
    file: async (marker, { id }) =>
      marker === 'desk:1' && id === 'tanaka' ? { name: 'DESK-1-package.md', text: '# 引き渡し\n' } : undefined,
    async redraw(marker, language) {
      const [view = '', number] = marker.split(':');
      const ticket = tickets[Number(number) - 1];
      return ticket && draw(ticket, view, language ?? 'ja');
    },
    async form({ form, ticket = 0 }, _by, language) {
      const cards = fixedCards();
      if (form === 'details') return { is: 'refused', reason: 'not-your-ticket' };
      if (form === 'report') return cards.reportForm(language);
      return form === 'close' ? cards.closeForm(ticket, language) : cards.scriptForm(ticket, language);
    },
    async submit({ id, form, context, values, by }, language) {
      const command = this.readForm(form, context, values, by);
      const outcome: Outcome = command ? await this.handle({ id, command }) : { is: 'refused', reason: 'empty' };
      const problem = await this.reply(outcome, language);
      if (!problem) return { is: 'taken' };
      const asked = { form, ticket: Number(context.ticket ?? 0), about: {} };
      const again = await this.form(asked, by, language);
      return { is: 'again', problem, changed: false, ...('is' in again ? {} : { form: again }) };
    },
    async reply(outcome, language) {
      if (outcome.is !== 'refused') return undefined;
      const text =
        outcome.reason === 'already-held'
          ? pick(language, '田中さんがすでに引き受けています。', '田中 has this already.')
          : pick(language, `できませんでした（${outcome.reason}）。`, `That could not be done (${outcome.reason}).`);
      return { tone: 'plain', summary: [text], blocks: [{ type: 'text', parts: [text] }] };
    },
  };
}
