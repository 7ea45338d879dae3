package dev.repwatch.checks.maillog;

import java.util.Optional;

/**
 * Where on our side the attempt left.
 *
 * @param ident the name the log gives the way out: Postfix's {@code syslog_name}, KumoMTA's egress source, PowerMTA's
 *     virtual MTA; empty where the format has none
 * @param ip the sending address; empty when the log cannot tell, and then nobody guesses
 */
public record Egress(String ident, Optional<String> ip) {

    public static final Egress UNKNOWN = new Egress("", Optional.empty());
}
