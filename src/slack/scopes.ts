// What the app may do in Slack: the same as in manifest/slack.yml, where each has its reason.
export const neededScopes = [
  'app_mentions:read',
  'channels:history',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'groups:write',
  'im:history',
  'im:write',
  'users:read',
];
