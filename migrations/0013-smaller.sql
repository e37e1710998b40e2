-- The same history in fewer bytes. An event's `prev` is the hash of the event before it and is not stored; hashes are bytes; the time of an
-- event is a number (milliseconds since 1970, UTC), for it stands in an index too. `packed` holds request and body of an event that was put
-- away (src/store/packing.ts); request and body are then null.
create table smaller_events (
  seq integer primary key,
  ticket integer not null references tickets (number),
  version integer not null,
  at integer not null,
  type text not null,
  hash blob not null,
  request text,
  body text,
  packed blob,
  unique (ticket, version)
);
insert into smaller_events (seq, ticket, version, at, type, hash, request, body)
  select seq, ticket, version, cast(round((julianday(at) - 2440587.5) * 86400000) as integer), type, unhex(hash), request, body from events
  order by seq;
drop table events;
alter table smaller_events rename to events;
create index events_at on events (at);
create index events_corrected on events (ticket) where type = 'script-chosen';

-- A text is found by its place. Its hash stands in its event.
create table smaller_texts (
  place integer primary key,
  ticket integer not null references tickets (number),
  id text not null,
  salt text not null,
  body text
);
insert into smaller_texts (place, ticket, id, salt, body) select place, ticket, id, salt, body from texts order by place;
create table smaller_utterances (
  channel text not null,
  message text not null,
  platform text not null,
  place integer not null references smaller_texts (place),
  primary key (channel, message, platform)
) without rowid;
insert into smaller_utterances (channel, message, platform, place)
  select channel, message, platform, place from utterances join texts on texts.id = text_id;
drop table utterances;
drop table texts;
alter table smaller_texts rename to texts;
alter table smaller_utterances rename to utterances;
create trigger texts_erased after update of body on texts when new.body is null begin
  delete from text_words where rowid = old.place;
end;
create trigger texts_deleted after delete on texts begin
  delete from text_words where rowid = old.place;
end;

create table smaller_shown (
  ticket integer not null references tickets (number),
  surface text not null,
  platform text not null,
  channel text not null,
  message text not null,
  drawn text not null,
  primary key (ticket, surface)
) without rowid;
insert into smaller_shown (ticket, surface, platform, channel, message, drawn)
  select ticket, surface, platform, channel, message, drawn from shown order by ticket, surface;
drop table shown;
alter table smaller_shown rename to shown;
create index shown_message on shown (channel, message);

-- Up to which version a ticket was put away.
alter table tickets add column put_away integer not null default 0;
create index tickets_to_put_away on tickets (closed_at) where phase = 'closed' and put_away < version;
drop index tickets_in_thread;
create index tickets_in_thread on tickets (place_channel, place_thread) where place_channel is not null;
drop index rings_under;
create index rings_under on rings (under_ticket) where under_ticket is not null;
