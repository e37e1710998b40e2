// npm run manifest: fills manifest/teams with what the environment says, checks it, and packs dist/madoguchi-teams.zip for upload to Teams.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { z } from 'zod';

const root = new URL('../', import.meta.url);
const folder = new URL('manifest/teams/', root);

// The limits of Microsoft's JSON schema for manifests, version 1.16, for the parts used here. The schema itself is in no npm package.
const guid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be a GUID');
const httpsUrl = z.url({ protocol: /^https$/ }).max(2048);
const file = z.string().max(2048);
const scope = z.enum(['team', 'personal', 'groupChat']);
const limits = {
  'name.short': 30,
  'name.full': 100,
  'description.short': 80,
  'description.full': 4000,
};
const title = z.string().min(1).max(32);
const description = z.string().max(128);

const manifest = z.strictObject({
  $schema: z.url(),
  manifestVersion: z.literal('1.16'),
  version: z.string().regex(/^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/, 'must be three numbers, such as 1.0.0'),
  id: guid,
  packageName: z.string().max(64),
  localizationInfo: z.strictObject({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.strictObject({ languageTag: z.string(), file })),
  }),
  developer: z.strictObject({
    name: z.string().min(1).max(32),
    websiteUrl: httpsUrl,
    privacyUrl: httpsUrl,
    termsOfUseUrl: httpsUrl,
  }),
  name: z.strictObject({ short: z.string().max(limits['name.short']), full: z.string().max(limits['name.full']) }),
  description: z.strictObject({
    short: z.string().max(limits['description.short']),
    full: z.string().max(limits['description.full']),
  }),
  icons: z.strictObject({ color: file, outline: file }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i),
  bots: z
    .array(
      z.strictObject({
        botId: guid,
        scopes: z.array(scope).max(3),
        supportsFiles: z.boolean(),
        isNotificationOnly: z.boolean(),
        commandLists: z
          .array(
            z.strictObject({
              scopes: z.array(scope).max(3),
              commands: z.array(z.strictObject({ title, description })).max(10),
            }),
          )
          .max(3),
      }),
    )
    .length(1),
  composeExtensions: z
    .array(
      z.strictObject({
        botId: guid,
        commands: z
          .array(
            z.strictObject({
              id: z.string().max(64),
              type: z.enum(['query', 'action']),
              context: z.array(z.enum(['compose', 'commandBox', 'message'])).max(3),
              title,
              description,
              fetchTask: z.boolean(),
            }),
          )
          .max(10),
      }),
    )
    .length(1),
  permissions: z.array(z.enum(['identity', 'messageTeamMembers'])).max(2),
  supportedChannelTypes: z.array(z.enum(['sharedChannels', 'privateChannels'])).max(2),
  authorization: z
    .strictObject({
      permissions: z.strictObject({
        resourceSpecific: z.array(
          z.strictObject({ name: z.string().max(128), type: z.enum(['Application', 'Delegated']) }),
        ),
      }),
    })
    .optional(),
  validDomains: z.array(z.string().max(2048)).max(16),
});

/** A translation may hold only what the manifest has, within the same limits. */
function translationFaults(name, translation, original) {
  return Object.entries(translation).flatMap(([path, text]) => {
    if (path === '$schema') return [];
    const keys = path.split(/[.[\]]+/).filter(Boolean);
    const translated = keys.reduce((at, key) => at?.[key], original);
    const limit = limits[path] ?? (path.endsWith('.title') ? 32 : 128);
    if (typeof translated !== 'string') return [`${name}: ${path}: there is no such text in manifest.json`];
    return text.length > limit ? [`${name}: ${path}: at most ${limit} characters`] : [];
  });
}

/** Teams refuses icons of another size. */
function iconFaults(name, bytes, size) {
  const isPng = bytes.subarray(1, 4).toString() === 'PNG';
  const sized = isPng && bytes.readUInt32BE(16) === size && bytes.readUInt32BE(20) === size;
  return sized ? [] : [`${name}: must be a PNG of ${size} by ${size}`];
}

function main() {
  const dotEnv = new URL('.env', root);
  if (existsSync(dotEnv)) process.loadEnvFile(fileURLToPath(dotEnv));
  const { MicrosoftAppId = '', TEAMS_APP_DEVELOPER = 'Madoguchi', TEAMS_APP_URL = 'https://example.com' } = process.env;
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const values = { APP_ID: MicrosoftAppId, DEVELOPER: TEAMS_APP_DEVELOPER, URL: TEAMS_APP_URL, VERSION: version };
  const template = readFileSync(new URL('manifest.json', folder), 'utf8');
  // Put in as JSON text, so that a quotation mark stays one.
  const filled = template.replace(/\{\{(\w+)\}\}/g, (_, name) => JSON.stringify(values[name] ?? '').slice(1, -1));
  const json = JSON.parse(filled);
  const read = manifest.safeParse(json);
  const faults = (read.error?.issues ?? []).map(({ path, message }) => `manifest.json: ${path.join('.')}: ${message}`);
  const files = { 'manifest.json': Buffer.from(filled) };
  for (const { file: name } of json.localizationInfo.additionalLanguages) {
    files[name] = readFileSync(new URL(name, folder));
    faults.push(...translationFaults(name, JSON.parse(files[name].toString()), json));
  }
  for (const [name, size] of [
    [json.icons.color, 192],
    [json.icons.outline, 32],
  ]) {
    files[name] = readFileSync(new URL(name, folder));
    faults.push(...iconFaults(name, files[name], size));
  }
  if (!MicrosoftAppId)
    faults.unshift('MicrosoftAppId: .env に書いてください。 / Write it into .env (see docs/teams.md).');
  if (faults.length > 0) {
    process.stderr.write(`${faults.join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  const to = new URL('dist/madoguchi-teams.zip', root);
  mkdirSync(new URL('.', to), { recursive: true });
  // One date for all, so that the same manifest makes the same file.
  writeFileSync(to, zipSync(files, { level: 9, mtime: '2026-01-01T00:00:00' }));
  process.stdout.write(`${fileURLToPath(to)}\n`);
}

main();
