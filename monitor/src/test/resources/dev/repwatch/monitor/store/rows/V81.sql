INSERT INTO temporary_watch (name, targets, lasting, who, at, until_at) VALUES ('campaign', '192.0.2.25 example.org', 86400000, 'ann', 1790000000000, 1790086400000);
