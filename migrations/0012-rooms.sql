-- The channel that a severe ticket has for itself: what is written there belongs to the ticket.
alter table tickets add column room_platform text;
alter table tickets add column room_channel text;
create index tickets_room on tickets (room_channel) where room_channel is not null;
