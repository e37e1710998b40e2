-- Figures of a period are read by the time of events.
create index events_at on events (at);
create index tickets_closed on tickets (closed_at);

-- Who in management has taken note of a digest. The digest itself is never stored: it follows from the events.
create table digest_seen (
  digest text not null,
  person text not null,
  at text not null,
  primary key (digest, person)
);
