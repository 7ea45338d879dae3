INSERT INTO channel_note (channel, note_key, written_at, text) VALUES ('ops', 'card:C1/1', 1772360000000, 'first');
