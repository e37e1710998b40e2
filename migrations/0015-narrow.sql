-- What is written for every report and deleted soon after lies in one tree instead of two; marks of handled requests are forgotten all at
-- once, seldom, and need no index over time.
create table narrow_jobs (
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
) without rowid;
insert into narrow_jobs (ticket, name, kind, lane, priority, due_at, created_at, generation, attempts, leased_by, lease_until, last_error)
  select ticket, name, kind, lane, priority, due_at, created_at, generation, attempts, leased_by, lease_until, last_error from jobs;
drop table jobs;
alter table narrow_jobs rename to jobs;
create index jobs_due on jobs (priority, due_at, created_at);

create table narrow_handled (
  request text primary key,
  at text not null
) without rowid;
insert into narrow_handled (request, at) select request, at from handled order by request;
drop table handled;
alter table narrow_handled rename to handled;

create table narrow_rings (
  ticket integer not null references tickets (number),
  surface text not null,
  state text not null,
  at text not null,
  under_ticket integer,
  under_surface text,
  primary key (ticket, surface)
) without rowid;
insert into narrow_rings (ticket, surface, state, at, under_ticket, under_surface)
  select ticket, surface, state, at, under_ticket, under_surface from rings;
drop table rings;
alter table narrow_rings rename to rings;
create index rings_under on rings (under_ticket) where under_ticket is not null;
create index rings_sent on rings (state, at);

create table narrow_contacts (
  platform text not null,
  user_id text not null,
  name text,
  language text,
  gone integer not null,
  reference text,
  checked_at text not null,
  primary key (platform, user_id)
) without rowid;
insert into narrow_contacts (platform, user_id, name, language, gone, reference, checked_at)
  select platform, user_id, name, language, gone, reference, checked_at from contacts;
drop table contacts;
alter table narrow_contacts rename to contacts;
