// What the desk is measured against in Teams: botbuilder alone, which answers every message with one.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = createRequire(import.meta.url)('botbuilder');
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

createServer(async (request, response) => {
  if (request.method !== 'POST') {
    response.writeHead(405).end();
    return;
  }
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = JSON.parse(Buffer.concat(parts).toString('utf8'));
  const answer = {
    status: (code) => response.writeHead(code),
    header() {},
    send: (content) => response.write(typeof content === 'string' ? content : JSON.stringify(content)),
    end: () => response.end(),
    socket: request.socket,
  };
  const { headers, method } = request;
  await adapter.process({ body, headers, method }, answer, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`受け付けました: ${context.activity.text}`);
  });
}).listen(Number(process.env.PORT), '127.0.0.1');
