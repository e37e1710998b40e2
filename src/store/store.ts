// What the desk asks of a database. SQLite implements it today; anything that can commit a batch whole can.
