-- The report a person thanks for is looked up by who reported it, closed or not.
create index tickets_closed_of_reporter on tickets (reporter, closed_at) where phase = 'closed';
