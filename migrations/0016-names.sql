-- Names are no longer asked for by a job of each ticket.
delete from jobs where name = 'profile';
