// Where people can be written to: learned with what they write, remembered, and never believed longer than the database does.
import { systemClock } from '../../src/clock.js';
import type { Contact } from '../../src/store/store.js';
import { activity } from '../../src/teams/activity.js';
import { type AddressBook, createReferences, type References } from '../../src/teams/references.js';
import type { Json } from '../world/teams.js';
import { message } from '../world/teams-payloads.js';
import { addressBook, onStage } from './stage.js';

const url = 'https://smba.trafficmanager.net/amer/';
const settings = { unauthenticatedLocal: false, host: '127.0.0.1', serviceHosts: [] };
const sato = { user: 'aad-sato', member: '29:sato', chat: 'a:chat-sato' };
const says = (more: Json = {}) => activity.parse(message(sato, url, 'x', more));

let kept: Map<string, Contact>;
let book: AddressBook;
let asked: string[];
let written: string[];
let references: References;
beforeEach(() => {
  const memory = addressBook();
  kept = memory.kept;
  asked = [];
  written = [];
  book = {
    contact: async (platform, user) => {
      asked.push(user);
      return memory.contact(platform, user);
    },
    keepContact: async (contact) => {
      written.push(contact.user);
      return memory.keepContact(contact);
    },
  };
  references = createReferences(book, settings, systemClock);
});

async function learn(more: Json = {}): Promise<void> {
  await (await references.learn(says(more))).written;
}

test('the same said again asks and writes nothing; another place or name is followed', async () => {
  await learn();
  expect(written.toSorted()).toEqual(['29:sato', 'a:chat-sato', 'aad-sato', 'service']);
  asked = [];
  written = [];
  await learn();
  expect(await references.person('aad-sato')).toMatchObject({ conversation: 'a:chat-sato', member: '29:sato' });
  expect([asked, written]).toEqual([[], []]);
  await learn({ serviceUrl: 'https://smba.trafficmanager.net/emea/' });
  expect(written.toSorted()).toEqual(['29:sato', 'a:chat-sato', 'aad-sato', 'service']);
  expect((await references.person('aad-sato')).serviceUrl).toBe('https://smba.trafficmanager.net/emea/');
  written = [];
  await learn({
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    from: { id: '29:sato', aadObjectId: 'aad-sato', name: '佐藤 花子' },
  });
  expect(written).toEqual(['aad-sato']);
  expect(kept.get('aad-sato')).toMatchObject({ name: '佐藤 花子' });
});

test('can be written to before it is written down', async () => {
  let goOn = () => {};
  const { keepContact } = book;
  book.keepContact = async (contact) => {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
    return keepContact(contact);
  };
  const learned = await references.learn(says());
  expect(await references.serviceUrlOf('a:chat-sato')).toBe(url);
  expect(await references.person('aad-sato')).toMatchObject({ conversation: 'a:chat-sato' });
  expect(kept.size).toBe(0);
  goOn();
  void learned.written.catch(() => undefined);
});

test('what could not be written is written with the next word', async () => {
  const { keepContact } = book;
  book.keepContact = async () => {
    throw new Error('the disk is full');
  };
  await expect(learn()).rejects.toThrow('the disk is full');
  book.keepContact = keepContact;
  await learn();
  expect([...kept.keys()].toSorted()).toEqual(['29:sato', 'a:chat-sato', 'aad-sato', 'service']);
});

test('what others learned of a person is left alone', async () => {
  await learn();
  const before = kept.get('aad-sato');
  if (before) kept.set('aad-sato', { ...before, name: 'from the directory', gone: false });
  await references.keepChat('aad-sato', 'a:another');
  expect(kept.get('aad-sato')).toMatchObject({ name: 'from the directory', gone: false });
  expect(JSON.parse(kept.get('aad-sato')?.reference ?? '')).toMatchObject({
    conversation: 'a:another',
    member: '29:sato',
  });
  await references.keepChat('aad-sato', undefined);
  expect(JSON.parse(kept.get('aad-sato')?.reference ?? '')).not.toHaveProperty('conversation');
});

test('a place that may not be called any more is not called', async () => {
  await learn();
  const stricter = createReferences(book, { ...settings, serviceHosts: ['other.example.com'] }, systemClock);
  await expect(stricter.serviceUrlOf('a:chat-sato')).rejects.toThrow('nobody has written');
});

test('Teams does not hear that all is well when it could not be written down', async () => {
  const contacts = addressBook();
  const stage = await onStage({ contacts });
  try {
    const { keepContact } = contacts;
    contacts.keepContact = async () => {
      throw new Error('the disk is full');
    };
    const activity = message(sato, stage.world.serviceUrl(), '怪しい添付を開いてしまった');
    expect((await stage.send(activity)).status).toBe(500);
    contacts.keepContact = keepContact;
    expect((await stage.send(activity)).status).toBe(200);
  } finally {
    await stage.close();
  }
});
