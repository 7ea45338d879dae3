INSERT INTO mail_log (log, head_length, head_hash, offs, bookmark, newest, attempts) VALUES ('/var/log/mail.log', 256, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 4096, '', 1772360000000, 12);
INSERT INTO mail_traffic (at_hour, source, provider, outcome, meaning, n) VALUES (1772359200000, '192.0.2.1', 'gmail', 'accepted', 'delivered', 11);
INSERT INTO mail_delay (at_hour, source, provider, bucket, n) VALUES (1772359200000, '192.0.2.1', 'gmail', 11, 11);
INSERT INTO mail_refusal (at_hour, source, provider, named, n, last_at, sample) VALUES (1772359200000, '192.0.2.1', 'outlook', 'vendor:microsoft-consumer', 1, 1772360000000, '550 5.7.1 part of their network is on our block list (s3150)');
INSERT INTO mail_unclassified (id, provider, said, n, first_at, last_at) VALUES ('0123456789abcdef0123456789abcdef', 'other', '550 no', 1, 1772360000000, 1772360000000);
INSERT INTO mail_address (id, meaning, provider, first_at, last_at, days, decided_at, held, by_hand, address, reply) VALUES ('fedcba9876543210fedcba9876543210', 'unknown_user', 'docomo', 1772360000000, 1772360000000, 1, 1772360000000, FALSE, FALSE, 'gone@docomo.ne.jp', '550 unknown user');
INSERT INTO mail_waiting (id, source, provider, since) VALUES ('00112233445566778899aabbccddeeff', '192.0.2.1', 'gmail', 1772360000000);
