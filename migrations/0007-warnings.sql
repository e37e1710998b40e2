-- Who has read which warning to staff. Not events: a thousand people press within a minute, and their presses change no ticket.
create table warning_reads (
  ticket integer not null references tickets (number),
  warning text not null,
  person text not null,
  platform text not null,
  at text not null,
  primary key (ticket, warning, person)
) without rowid;
