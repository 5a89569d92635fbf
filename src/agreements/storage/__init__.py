"""The log on PostgreSQL, behind eventsourcing's interfaces; and a PostgreSQL to put it on."""
