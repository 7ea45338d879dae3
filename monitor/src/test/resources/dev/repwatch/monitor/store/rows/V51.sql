INSERT INTO channel_note (channel, note_key, written_at, text) VALUES ('ops', 'card:C1/2', 1772360000000, 'V51 brings an index and no table');
