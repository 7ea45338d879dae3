-- What channels must remember beyond a restart, and an index for "on how many lists is this target".
CREATE TABLE IF NOT EXISTS channel_note (
    channel    VARCHAR(100) NOT NULL,
    note_key   VARCHAR(300) NOT NULL,
    written_at BIGINT NOT NULL,
    text       VARCHAR NOT NULL,
    PRIMARY KEY (channel, note_key)
);
CREATE INDEX IF NOT EXISTS telling_member_target ON telling_member (target, is_open);
