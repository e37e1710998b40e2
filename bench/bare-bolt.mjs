// What the desk is measured against: Bolt alone, which answers every direct message with one post. With DATABASE, as a desk without any
// care would do it: one synced commit a report, and two posts.
import { createRequire } from 'node:module';
import bolt from '@slack/bolt';

const {
  SLACK_BOT_TOKEN: token,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: slackApiUrl,
  PORT,
  DATABASE,
} = process.env;
const logger = {
  debug() {},
  info() {},
  warn() {},
  error: console.error,
  setLevel() {},
  getLevel: () => 'error',
  setName() {},
};
const app = new bolt.App({ token, signingSecret, clientOptions: { slackApiUrl }, logger, endpoints: '/slack/events' });
const keep = DATABASE ? keeper(DATABASE) : undefined;

app.message(async ({ message, say, client }) => {
  keep?.(message);
  await say(`受け付けました: ${message.text}`);
  if (keep) await client.chat.postMessage({ channel: 'C0DESK', text: `${message.user}: ${message.text}` });
});

function keeper(file) {
  const Database = createRequire(import.meta.url)('better-sqlite3');
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table reports (id integer primary key, author text, body text, ts text)');
  const insert = database.prepare('insert into reports (author, body, ts) values (?, ?, ?)');
  return ({ user, text, ts }) => insert.run(user, text, ts);
}

await app.start({ port: Number(PORT), host: '127.0.0.1' });
