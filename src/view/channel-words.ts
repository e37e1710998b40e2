// The words of a ticket's own channel.
import type { Language } from '../ticket/event.js';

const en = {
  open: 'Open a channel',
  channel: 'Channel',
  opening: 'being opened',
  archived: (name: string) => `#${name} (archived)`,
  lead: 'This channel is for this ticket alone. What you write here is kept on the ticket; the reporter does not see it. At closing it is archived.',
  closed: (ticket: string) => `${ticket} is closed`,
  closedLead: 'Thank you. This channel is being archived; everything stays on the ticket.',
  failed: (ticket: string) => `No channel for ${ticket}`,
  failedLead:
    'Slack did not let the desk open it, or it is gone. The ticket goes on without; you can try again from its card.',
  notArchived: (ticket: string) => `The channel of ${ticket} was not archived`,
  notArchivedLead: 'The ticket is closed all the same. Please archive the channel by hand.',
  noScope: 'The app lacks a permission: paste the manifest again and reinstall the app (docs/slack.md).',
  notAllowed: 'The workspace does not let apps open private channels. Ask whoever runs your Slack.',
  tooMany: 'The workspace has as many channels as its plan allows. Ask whoever runs your Slack.',
  gone: 'The channel was archived or deleted, or the desk was removed from it.',
  says: 'Slack says',
};

const ja: typeof en = {
  open: '専用チャンネルを開く',
  channel: 'チャンネル',
  opening: '開いています',
  archived: (name) => `#${name}（アーカイブ済み）`,
  lead: 'この件だけのチャンネルです。ここに書いたことは記録に残ります。報告者には見えません。完了するとアーカイブします。',
  closed: (ticket) => `${ticket} は完了しました`,
  closedLead: 'おつかれさまでした。このチャンネルはアーカイブします。内容は記録に残ります。',
  failed: (ticket) => `${ticket} のチャンネルを開けませんでした`,
  failedLead:
    'Slack で開くことができないか、なくなっています。対応はこのまま続けられます。カードからもう一度試せます。',
  notArchived: (ticket) => `${ticket} のチャンネルをアーカイブできませんでした`,
  notArchivedLead: '対応は完了しています。チャンネルは手でアーカイブしてください。',
  noScope: 'アプリの権限が足りません。マニフェストを貼り直し、アプリを再インストールしてください（docs/slack.md）。',
  notAllowed: 'このワークスペースでは、アプリが非公開チャンネルを作れません。Slack の管理者に確かめてください。',
  tooMany: 'ワークスペースのチャンネル数が、プランの上限に達しています。Slack の管理者に確かめてください。',
  gone: 'チャンネルがアーカイブされたか削除されたか、窓口が外されました。',
  says: 'Slack の返答',
};

export function channelWordsOf(language: Language): typeof en {
  return language === 'ja' ? ja : en;
}
