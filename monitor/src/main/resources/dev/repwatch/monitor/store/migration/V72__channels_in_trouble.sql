-- The same on H2 and PostgreSQL; repeatable.

-- shut: nothing but a probe is tried; others refuse message by message. told: people have heard of it.
ALTER TABLE broken_channel ADD COLUMN IF NOT EXISTS shut BOOLEAN DEFAULT TRUE NOT NULL;
ALTER TABLE broken_channel ADD COLUMN IF NOT EXISTS told BOOLEAN DEFAULT TRUE NOT NULL;

-- refused_at: since when the channel refuses this message also as plain text.
ALTER TABLE outbox ADD COLUMN IF NOT EXISTS refused_at BIGINT;

-- Episodes are numbered by each database anew. The tag of the installation keeps their names apart outside of it. Names
-- that are older than tags have none.
CREATE TABLE IF NOT EXISTS installation (
    id  INT PRIMARY KEY,
    tag VARCHAR(16) NOT NULL
);
ALTER TABLE outbox ADD COLUMN IF NOT EXISTS tag VARCHAR(16) DEFAULT '' NOT NULL;
ALTER TABLE outbox_thread ADD COLUMN IF NOT EXISTS tag VARCHAR(16) DEFAULT '' NOT NULL;
