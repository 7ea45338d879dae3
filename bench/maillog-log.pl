#!/usr/bin/perl
# Writes a Postfix log of about so many MiB: three idents that hold their address, seven lines a message, 7 % refused or deferred.
use strict;
use warnings;

my $bytes = ($ARGV[0] // 1024) * 1024 * 1024;
my $written = 0;
my $message = 0;
my @hosts = (
    ['gmail.com',    'gmail-smtp-in.l.google.com'],
    ['docomo.ne.jp', 'mfsmax.docomo.ne.jp'],
    ['outlook.com',  'outlook-com.olc.protection.outlook.com'],
    ['corp.example', 'mx.corp.example'],
);
my @refusals = (
    'status=bounced (host %s[192.0.2.10] said: 550-5.1.1 The email account that you tried to reach does not exist. Please try 550-5.1.1 double-checking the recipient\'s email address for typos or 550 5.1.1 unnecessary spaces. https://support.google.com/mail/?p=NoSuchUser %s-si%d - gsmtp (in reply to RCPT TO command))',
    'status=bounced (host %s[192.0.2.10] said: 550 Unknown user (id %s-%d) (in reply to RCPT TO command))',
    'status=deferred (host %s[192.0.2.10] said: 421-4.7.28 Gmail has detected an unusual rate of unsolicited mail originating 421-4.7.28 from your IP address [198.51.100.7 19]. To protect our users from spam 421 4.7.28 %s-si%dpfb.1 - gsmtp (in reply to end of DATA command))',
    'status=bounced (host %s[192.0.2.10] said: 554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using zen.spamhaus.org; ref %s/%d (in reply to RCPT TO command))',
);
my @idents = ('postfix', 'postfix-198.51.100.7', 'postfix/198.51.100.8');
srand(7);
while ($written < $bytes) {
    my $out = '';
    for (1 .. 200) {
        $message++;
        my $second = $message / 20;
        my $stamp = sprintf('Nov %2d %02d:%02d:%02d mx1 ', 1 + ($second / 86400) % 28, ($second / 3600) % 24, ($second / 60) % 60, $second % 60);
        my $id = sprintf('4jd%08xQz', $message);
        my ($domain, $mx) = @{ $hosts[rand @hosts] };
        my $tail = rand() < 0.07
            ? 'dsn=5.1.1, ' . sprintf($refusals[rand @refusals], $mx, sprintf('%x', rand 2**31), rand 1000)
            : sprintf('dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as %08X)', rand 2**31);
        $out .= "${stamp}postfix/smtpd[1]: $id: client=app[192.0.2.200]\n"
            . "${stamp}postfix/cleanup[2]: $id: message-id=<$id\@mx1.example.jp>\n"
            . "${stamp}postfix/smtpd[1]: disconnect from app[192.0.2.200] ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5\n"
            . "${stamp}postfix/qmgr[3]: $id: from=<bounce\@example.jp>, size=12345, nrcpt=1 (queue active)\n"
            . "${stamp}$idents[rand @idents]/smtp[4]: Trusted TLS connection established to $mx" . "[192.0.2.10]:25: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\n"
            . "${stamp}$idents[rand @idents]/smtp[4]: $id: to=<user$message\@$domain>, relay=$mx" . "[192.0.2.10]:25, delay=0.9, delays=0.1/0.01/0.5/0.29, $tail\n"
            . "${stamp}postfix/qmgr[3]: $id: removed\n";
    }
    print $out;
    $written += length $out;
}
