// The parts of an incoming activity that the desk reads. Source: Bot Framework's activity schema and Microsoft's pages on Teams bots.
import { z } from 'zod';

const MAX_ID = 1_000;
const id = z.string().min(1).max(MAX_ID);

const account = z.object({
  id,
  name: z.string().nullish(),
  /** The person's object id in Entra ID: what desk.yml calls `teams`. */
  aadObjectId: id.nullish(),
  role: z.string().nullish(),
});

const mention = z.object({
  type: z.string(),
  text: z.string().nullish(),
  mentioned: z
    .object({ id: z.string(), name: z.string().nullish(), aadObjectId: id.nullish().catch(undefined) })
    .nullish(),
});

const attachment = z.object({
  contentType: z.string(),
  name: z.string().nullish(),
  contentUrl: z.string().nullish(),
  content: z.unknown().optional(),
});
export type Attachment = z.infer<typeof attachment>;

export const activity = z.object({
  type: z.string().min(1).max(100),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().min(1).max(MAX_ID),
  id: id.nullish(),
  timestamp: z.string().nullish(),
  /** Of an invoke. */
  name: z.string().nullish(),
  /** Of an installationUpdate. */
  action: z.string().nullish(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  locale: z.string().nullish(),
  replyToId: id.nullish(),
  value: z.unknown().optional(),
  from: account.nullish(),
  recipient: account.partial().nullish(),
  conversation: z.object({
    id,
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  entities: z
    .array(mention.catch({ type: '' }))
    .nullish()
    .catch(undefined),
  attachments: z
    .array(attachment.catch({ contentType: '', content: undefined }))
    .nullish()
    .catch(undefined),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).nullish(),
      eventType: z.string().nullish(),
    })
    .nullish()
    .catch(undefined),
});
export type Activity = z.infer<typeof activity>;

/** A channel's thread is written behind its id: `19:…@thread.tacv2;messageid=<root>`. */
export function conversationOf({ conversation }: Activity): { channel: string; thread?: string } {
  const [channel = '', thread] = conversation.id.split(';messageid=');
  return thread ? { channel, thread } : { channel };
}

/** Chats have no threads; only these kinds of conversation take `;messageid=`. */
export function threaded(channel: string, thread: string | undefined): string {
  return thread && /@thread\.(?:tacv2|skype)$/.test(channel) ? `${channel};messageid=${thread}` : channel;
}

/** A chat of one person with the desk; Teams leaves the type out of some invokes, and such chats have ids of their own kind. */
export function isDirect({ conversation }: Activity): boolean {
  return conversation.conversationType
    ? conversation.conversationType === 'personal'
    : conversation.id.startsWith('a:');
}

/** Whoever did it, as desk.yml names people; undefined for bots. */
export function userOf({ from }: Activity): string | undefined {
  return !from || from.role === 'bot' || from.id.startsWith('28:') ? undefined : (from.aadObjectId ?? from.id);
}
