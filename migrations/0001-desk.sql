-- Times are ISO-8601 UTC text, given as parameters. Only SQL that SQLite and PostgreSQL both understand.

create table chain (
  id integer primary key check (id = 1),
  seq integer not null,
  hash text not null
);
insert into chain (id, seq, hash) values (1, 0, '');

create table tickets (
  number integer primary key,
  version integer not null,
  phase text not null,
  script text not null,
  severity text not null,
  restricted integer not null,
  reporter text not null,
  participants text not null,
  holder text,
  place_platform text,
  place_channel text,
  place_thread text,
  opened_at text not null,
  talked_at text not null,
  closed_at text
);
create index tickets_open on tickets (number) where phase <> 'closed';
create index tickets_of_reporter on tickets (reporter, talked_at) where phase <> 'closed';
create index tickets_in_thread on tickets (place_channel, place_thread);

create table events (
  seq integer primary key,
  ticket integer not null references tickets (number),
  version integer not null,
  at text not null,
  request text not null,
  type text not null,
  body text not null,
  prev text not null,
  hash text not null,
  unique (ticket, version)
);

-- What people wrote. body is set to null when a text is erased; events keep only its id and salted hash.
create table texts (
  id text primary key,
  ticket integer not null references tickets (number),
  salt text not null,
  sha256 text not null,
  body text,
  at text not null
);
create index texts_of_ticket on texts (ticket);

create table utterances (
  platform text not null,
  channel text not null,
  message text not null,
  ticket integer not null references tickets (number),
  text_id text not null references texts (id),
  primary key (platform, channel, message)
);
create index utterances_of_ticket on utterances (ticket);
create index utterances_of_text on utterances (text_id);

create table handled (
  request text primary key,
  at text not null
);
create index handled_at on handled (at);

-- What is owed to the world. ticket 0: belongs to no ticket.
create table jobs (
  ticket integer not null,
  name text not null,
  kind text not null,
  lane text not null,
  priority integer not null,
  due_at text not null,
  created_at text not null,
  generation integer not null,
  attempts integer not null,
  leased_by text,
  lease_until text,
  last_error text,
  primary key (ticket, name)
);
create index jobs_due on jobs (due_at);

-- The one message that stands on each surface of a ticket.
create table shown (
  ticket integer not null references tickets (number),
  surface text not null,
  platform text not null,
  channel text not null,
  message text not null,
  drawn text not null,
  at text not null,
  primary key (ticket, surface)
);
create index shown_message on shown (platform, channel, message);

create table contacts (
  platform text not null,
  user_id text not null,
  name text,
  language text,
  gone integer not null,
  reference text,
  checked_at text not null,
  primary key (platform, user_id)
);

create table scripts (
  id text not null,
  version text not null,
  body text not null,
  primary key (id, version)
);

create table practice_messages (
  id text primary key,
  channel text not null,
  thread text,
  author text not null,
  at text not null,
  said text,
  marker text
);
create index practice_messages_at on practice_messages (at);

-- Written by the readiness check, to prove that the database takes writes.
create table pulse (
  id integer primary key check (id = 1),
  at text not null
);
