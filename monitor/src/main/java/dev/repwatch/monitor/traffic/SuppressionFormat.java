package dev.repwatch.monitor.traffic;

import com.google.re2j.Pattern;
import dev.repwatch.alerts.text.Clean;
import dev.repwatch.checks.maillog.refusal.ReplyText;
import dev.repwatch.monitor.api.CsvText;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files other programs read suppressed addresses from. Addresses that could mean something else in such a file are left out. */
public enum SuppressionFormat {
    /** {@code address,class,provider,first,last,count,last_reply}; the reply is a stranger's text, without mailboxes and ids. */
    csv,
    /** {@code transport_maps} of Postfix: bounces whatever way the mail came. */
    postfix_transport,
    /** {@code check_recipient_access} of Postfix: SMTP clients only. */
    postfix_access,
    /** An {@code lsearch} file of Exim. */
    exim,
    /** One JSON object for a policy of KumoMTA to load. */
    kumomta;

    private static final int LONGEST = 600;
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9!$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");

    /** The whole file, in the order of addresses. */
    public String of(List<Suppression> given) {
        List<Suppression> safe =
                given.stream().filter(one -> PLAIN.matches(one.address())).toList();
        return switch (this) {
            case csv -> "address,class,provider,first,last,count,last_reply\n" + lines(safe, SuppressionFormat::row);
            case postfix_transport -> lines(safe, one -> one.address() + " error:5.1.1 suppressed");
            case postfix_access -> lines(safe, one -> one.address() + " REJECT 5.1.1 suppressed");
            case exim -> lines(safe, one -> one.address() + ":");
            case kumomta ->
                safe.stream()
                        .map(one -> "  \"" + one.address() + "\": \""
                                + one.meaning().label() + "\"")
                        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
        };
    }

    private static String row(Suppression one) {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%s,%s,%d,\"%s\"",
                CsvText.inert(one.address()),
                one.meaning().label(),
                one.provider(),
                one.first(),
                one.last(),
                one.count(),
                said(one.reply()));
    }

    private static String said(String reply) {
        return CsvText.inert(Clean.line(ReplyText.of(reply), LONGEST)).replace("\"", "\"\"");
    }

    private static String lines(List<Suppression> given, Function<Suppression, String> line) {
        return given.stream().map(one -> line.apply(one) + "\n").collect(Collectors.joining());
    }
}
