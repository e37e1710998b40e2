-- Whom a restricted ticket may be about: the register must be able to keep them out.
alter table tickets add column barred text not null default '[]';

-- What the desk itself must remember: the key that signs links, what it warned of last.
create table kept (
  name text primary key,
  value text not null
);

-- How a page was last rung by a pager (mail, webhook): which state of the ticket it was told.
create table rings (
  ticket integer not null references tickets (number),
  surface text not null,
  state text not null,
  at text not null,
  primary key (ticket, surface)
);

-- Shifts of the rota that change hands in chat: asked for, then taken by somebody. Times are UTC.
create table swaps (
  id text primary key,
  member text not null,
  shift_from text not null,
  shift_to text not null,
  asked_at text not null,
  taken_by text,
  taken_at text
);

-- Test pages, one row a person and drill.
create table drills (
  id text not null,
  person text not null,
  asked_at text not null,
  answer_by text not null,
  answered_at text,
  missed_at text,
  primary key (id, person)
);

-- Messages that belong to no ticket: shift notices, swaps, drills, warnings.
create table notices (
  name text primary key,
  platform text not null,
  channel text not null,
  message text not null,
  drawn text not null,
  at text not null
);
