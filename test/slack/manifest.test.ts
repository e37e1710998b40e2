// manifest/slack.yml and the code name the same things, and the manifest asks for what is used and nothing else.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { callbacks } from '../../src/slack/read-clicks.js';
import { neededScopes } from '../../src/slack/scopes.js';
import { grantedScopes } from '../world/slack.js';

const manifest = parse(readFileSync(join(__dirname, '../../manifest/slack.yml'), 'utf8'));

test('shortcuts and command are those the code answers to', () => {
  const found = manifest.features.shortcuts.map((one: Record<string, string>) => [one.type, one.callback_id]);
  expect(Object.fromEntries(found)).toEqual({ global: callbacks.global, message: callbacks.message });
  expect(manifest.features.slash_commands.map((one: Record<string, string>) => one.command)).toEqual([
    callbacks.command,
  ]);
});

test('scopes are those with which the stand-in lets every test pass', () => {
  expect([...manifest.oauth_config.scopes.bot].sort()).toEqual([...grantedScopes].sort());
  expect([...neededScopes].sort()).toEqual([...grantedScopes].sort());
});

test('events are those the desk reads', () => {
  expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual([
    'app_home_opened',
    'app_mention',
    'message.channels',
    'message.groups',
    'message.im',
  ]);
});

test('people can write to the app, press its buttons, and it needs no address of its own', () => {
  expect(manifest.features.app_home).toMatchObject({
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(manifest.settings.interactivity.is_enabled).toBe(true);
  expect(manifest.settings.socket_mode_enabled).toBe(true);
});

test('texts keep to the lengths that Slack allows', () => {
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
  for (const { name, description } of manifest.features.shortcuts) {
    expect(name.length).toBeLessThanOrEqual(24);
    expect(description.length).toBeLessThanOrEqual(150);
  }
});
