package dev.repwatch.monitor.traffic;

import dev.repwatch.checks.maillog.AddressText;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.refusal.Judged;
import java.util.Optional;

/** The sending address that a receiver's reply names: {@code Client host [198.51.100.7] blocked}. */
final class NamedAddress {

    private NamedAddress() {}

    static Optional<String> in(Judged judged) {
        return judged.attempt().reply().map(Reply::text).flatMap(AddressText::within);
    }
}
