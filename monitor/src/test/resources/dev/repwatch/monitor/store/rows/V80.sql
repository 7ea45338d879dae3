INSERT INTO mail_retry (at_hour, source, provider, outcome, meaning, n) VALUES (1790000000000, '192.0.2.25', 'gmail', 'accepted', 'delivered', 3);
